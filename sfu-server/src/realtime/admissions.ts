import type { Server } from 'socket.io';
import { livingSessions } from '../auth/person-repository.ts';
import type { Subject } from '../auth/principal.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { SessionWatch, type Admitted } from './session-watch.ts';
import { admitted } from './socket-server.ts';

/** Whoever is shut out goes within this, even if the database is slow to end their call. In milliseconds. */
const PATIENCE_MS = 1_000;

export interface AdmissionsDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Takes an interpreter who was shut out off their call or offer. */
  readonly takeOff: (interpreterId: string) => Promise<void>;
  readonly onDefect: (where: string, error: unknown) => void;
}

/** Who was let in, and the ways by which they have to go again. */
export class Admissions {
  readonly #deps: AdmissionsDeps;
  readonly #watch: SessionWatch;
  #sockets: Server | null = null;

  constructor(deps: AdmissionsDeps) {
    const { database, clock, onDefect } = deps;
    this.#deps = deps;
    this.#watch = new SessionWatch({
      clock,
      connected: () => this.#all(),
      living: (ids, now) => database.read('living-sessions', (db) => livingSessions(db, ids, now)),
      onError: (error) => {
        onDefect('session-watch', error);
      },
    });
  }

  /** From now on these are watched. */
  watch(sockets: Server): void {
    this.#sockets = sockets;
    this.#watch.start();
  }

  /** Some session may have ended. */
  readonly sessionsChanged = (): void => {
    this.#watch.look();
  };

  /**
   * Ends the connections of somebody who may not go on, and their media with them. The call of an interpreter first, which
   * would wait for them in vain: so it ends for what it is, and not as if their line had been lost.
   */
  readonly shutOut = (subject: Subject): void => {
    const { clock, takeOff, onDefect } = this.#deps;
    if (subject.role !== 'interpreter') {
      this.#end(subject);
      return;
    }
    const end = () => {
      timer.cancel();
      this.#end(subject);
    };
    const timer = clock.after(PATIENCE_MS, end);
    takeOff(subject.subjectId)
      .catch((error: unknown) => {
        onDefect('shut-out', error);
      })
      .finally(end);
  };

  /** Resolves once whoever has to go is gone. */
  idle(): Promise<void> {
    return this.#watch.idle();
  }

  stop(): Promise<void> {
    return this.#watch.stop();
  }

  #end({ role, subjectId }: Subject): void {
    for (const { principal, end } of this.#all()) {
      if (principal.role === role && principal.subjectId === subjectId) end();
    }
  }

  #all(): Iterable<Admitted> {
    return this.#sockets === null ? [] : admitted(this.#sockets);
  }
}
