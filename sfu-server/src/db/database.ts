import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { TransactionConflict } from './conflict.ts';
import type { Schema } from './schema.ts';
import { TimeLimit } from './time-limit.ts';
import { DatabaseUnavailable, isUnavailable } from './unavailable.ts';
import { WorkUnderWay, type Work } from './work-under-way.ts';

/** What a repository runs its queries on: always handed to it, so that it takes part in its caller's transaction. */
export type Executor = Kysely<Schema>;

/** What is to be done once a transaction is committed; forgotten with one that is not. */
const afterCommit = new WeakMap<Executor, (() => void)[]>();

/** Has `task` done as soon as the transaction is committed, and never if it is not. It must not throw. */
export function onCommit(tx: Executor, task: () => void): void {
  const tasks = afterCommit.get(tx);
  if (tasks === undefined) throw new Error('onCommit outside of a transaction');
  tasks.push(task);
}

/** Serialisation failure and deadlock (PostgreSQL, appendix A): the loser may simply try again. */
const retryable = new Set(['40001', '40P01']);
const ATTEMPTS = 5;
const TIMEOUT_MS = 10_000;
/** Over a connection: a client waits ten seconds for its answer, and is to be told why there is none. */
const REMOTE_TIMEOUT_MS = 4_000;

/** Opening a connection has a limit of its own: that of the pool would count the wait for one that is free as well. */
class QuickClient extends pg.Client {
  constructor(options?: pg.ClientConfig) {
    super({ ...options, connectionTimeoutMillis: 3_000 });
  }
}

export interface DatabaseOptions {
  /** A transaction or a reading that takes longer fails and names itself. In milliseconds. */
  readonly timeoutMs?: number;
}

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: 'database-nested' | 'database-timeout';

  constructor(code: DatabaseError['code'], caller: string) {
    super(`${code}: ${caller}`);
    this.code = code;
  }
}

/**
 * The database, embedded or PostgreSQL. All work goes through {@link Database.transaction} or {@link Database.read},
 * which refuse to start inside one another: on the one connection of the embedded database that would wait for ever.
 */
export class Database implements AsyncDisposable {
  readonly #db: Kysely<Schema>;
  readonly #timeoutMs: number;
  readonly #underWay: WorkUnderWay;

  private constructor(db: Kysely<Schema>, underWay: WorkUnderWay, options: DatabaseOptions) {
    this.#db = db;
    this.#underWay = underWay;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  static embedded(pglite: PGlite, options: DatabaseOptions = {}): Database {
    const underWay = new WorkUnderWay();
    const db = new Kysely<Schema>({
      dialect: new PGliteDialect({ pglite }),
      log: underWay.log,
    });
    return new Database(db, underWay, options);
  }

  /** @param onIdleError called when a connection breaks; without a listener Node would end. */
  static postgres(
    connectionString: string,
    onIdleError: (error: Error) => void,
    options: DatabaseOptions = {},
  ) {
    // What the caller has given up must not be done behind its back.
    const timeoutMs = options.timeoutMs ?? REMOTE_TIMEOUT_MS;
    const pool = new pg.Pool({
      connectionString,
      max: 10,
      Client: QuickClient,
      // Those that a crowd needs are there when it comes: opening one takes PostgreSQL longer than many an answer.
      idleTimeoutMillis: 0,
      statement_timeout: timeoutMs,
      // Short statements alone are asked: to compile one, as estimates of a new table may have it, takes far longer.
      options: '-c jit=off',
      // A server that stands still cannot keep its own limit.
      query_timeout: timeoutMs,
    });
    pool.on('error', onIdleError);
    // The pool listens to idle connections only: one that breaks in a transaction would end the process.
    pool.on('connect', (client) => client.on('error', onIdleError));
    const underWay = new WorkUnderWay();
    const dialect = new PostgresDialect({ pool: underWay.watched(pool) });
    return new Database(new Kysely<Schema>({ dialect, log: underWay.log }), underWay, { timeoutMs });
  }

  /** Runs `work` in one transaction, again from the start when it loses against another one. */
  async transaction<T>(caller: string, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#guard(caller, () => this.#commit(work));
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /**
   * Runs `work` outside a transaction: each of its queries sees what is committed by then. It fails where one of them
   * found the database away, even if `work` made something else of that.
   */
  read<T>(caller: string, work: (db: Executor) => Promise<T>): Promise<T> {
    return this.#guard(caller, () => work(this.#db));
  }

  /** Inside a reading: does what takes its time without the database, such as a hash, which is not counted as its time. */
  readonly apart = <T>(task: () => Promise<T>): Promise<T> =>
    this.#underWay.current?.limit.pausedFor(task) ?? task();

  /** For the library of accounts, which brings its own queries: to be used inside {@link Database.read} alone. */
  get forAccounts(): Kysely<Schema> {
    return this.#db;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#db.destroy();
  }

  async #commit<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
    const tasks: (() => void)[] = [];
    const result = await this.#db.transaction().execute(async (tx) => {
      afterCommit.set(tx, tasks);
      const done = await work(tx);
      // PostgreSQL answers the commit of a transaction in which a statement failed with a silent rollback.
      if (tasks.length > 0) await sql`select 1`.execute(tx);
      return done;
    });
    for (const task of tasks) task();
    return result;
  }

  async #guard<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const outer = this.#underWay.current;
    if (outer !== undefined) throw new DatabaseError('database-nested', `${caller} inside ${outer.caller}`);
    const { promise: expired, reject } = Promise.withResolvers<never>();
    const limit = new TimeLimit(this.#timeoutMs, () => {
      reject(new DatabaseError('database-timeout', caller));
    });
    const own: Work = { caller, limit, away: undefined };
    try {
      const done = await Promise.race([this.#underWay.run(own, work), expired]);
      if (own.away !== undefined) throw own.away;
      return done;
    } catch (error) {
      const timedOut = error instanceof DatabaseError && error.code === 'database-timeout';
      const away = timedOut || own.away !== undefined || isUnavailable(error);
      throw away ? new DatabaseUnavailable(caller, own.away ?? error) : error;
    } finally {
      limit.end();
    }
  }
}

const isRetryable = (error: unknown): boolean =>
  error instanceof TransactionConflict ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && retryable.has(error.code));
