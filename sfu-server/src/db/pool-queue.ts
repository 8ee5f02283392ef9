import type { PostgresPoolClient } from 'kysely';

/** Whoever hands out connections, one after the other. */
export interface ConnectionSource {
  connect(): Promise<PostgresPoolClient>;
}

/** So long without any answer of the database means that it is away. In milliseconds. */
const STILL_MS = 3_000;
/** Whoever asked is told within ten seconds why there is no answer. In milliseconds. */
const LONGEST_MS = 8_000;

/**
 * The queue for the connections of a pool. A crowd makes it long while the database answers one query after the other:
 * that is waited for. Only where nothing is answered any more the wait means that the database is away.
 */
export class PoolQueue {
  readonly #source: ConnectionSource;
  #answeredAt = -Infinity;

  constructor(source: ConnectionSource) {
    this.#source = source;
  }

  /** The database has answered something. */
  readonly answered = (): void => {
    this.#answeredAt = performance.now();
  };

  /** @throws what the pool says; or that the wait was in vain, in its words */
  async connect(): Promise<PostgresPoolClient> {
    const connecting = this.#source.connect();
    const { promise: inVain, reject } = Promise.withResolvers<never>();
    const since = performance.now();
    const look = (): void => {
      const now = performance.now();
      const stillFor = now - Math.max(since, this.#answeredAt);
      if (stillFor >= STILL_MS || now - since >= LONGEST_MS) {
        // Its turn may still come.
        connecting.then((client) => client.release()).catch(() => undefined);
        reject(new Error('timeout exceeded when trying to connect'));
      } else timer = setTimeout(look, Math.min(STILL_MS - stillFor, LONGEST_MS - (now - since)));
    };
    let timer = setTimeout(look, STILL_MS);
    try {
      return await Promise.race([connecting, inVain]);
    } finally {
      clearTimeout(timer);
    }
  }
}
