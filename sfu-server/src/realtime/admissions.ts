import type { Server } from 'socket.io';
import type { Actor } from '../auth/access.ts';
import { livingSessions } from '../auth/person-repository.ts';
import { livingTabletSessions } from '../auth/session-repository.ts';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../db/database.ts';
import { SessionWatch, type Admitted, type SessionIds } from './session-watch.ts';
import { admitted } from './socket-server.ts';

export interface AdmissionsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly onDefect: (where: string, error: unknown) => void;
}

/** Who was let in, and the ways by which they have to go again. */
export class Admissions {
  readonly #watch: SessionWatch;
  #sockets: Server | null = null;

  constructor({ database, clock, onDefect }: AdmissionsDeps) {
    this.#watch = new SessionWatch({
      clock,
      connected: () => this.#all(),
      living: (ids, now) => database.read('living-sessions', (db) => livingOf(db, ids, now)),
      onError: (error) => {
        onDefect('session-watch', error);
      },
    });
  }

  /** From now on these are watched. */
  watch(sockets: Server): void {
    this.#sockets = sockets;
  }

  /** Some session may have ended. */
  readonly sessionsChanged = (): void => {
    this.#watch.look();
  };

  /** Resolves once whoever has to go is gone. */
  idle(): Promise<void> {
    return this.#watch.idle();
  }

  stop(): Promise<void> {
    return this.#watch.stop();
  }

  #all(): Iterable<Admitted> {
    return this.#sockets === null ? [] : admitted(this.#sockets);
  }
}

async function livingOf(
  db: Executor,
  { people, tablets }: SessionIds,
  now: Date,
): Promise<ReadonlyMap<string, Actor>> {
  const living = new Map<string, Actor>(await livingSessions(db, people, now));
  for (const tokenHash of await livingTabletSessions(db, tablets, now)) living.set(tokenHash, 'tablet');
  return living;
}
