import { MadoError } from '@mado/core/domain/errors.ts';
import { limits } from '../limits.ts';
import type { PasswordHash } from './person-auth.ts';

const TRY_AGAIN_MS = 5_000;

/** Too many passwords wait to be hashed: this one was not looked at. */
export class TooManyHashes extends MadoError {
  constructor() {
    super('rate-limited', 'password hashes', TRY_AGAIN_MS);
  }
}

/**
 * Hashes few passwords at once, each of which takes a thread and tens of MB: the next ones wait for their turn, in order,
 * and of a crowd that nobody would wait for the rest is refused.
 * @param apart does what takes its time without the database
 */
export function boundedHash(
  { hash, verify }: PasswordHash,
  apart: <T>(task: () => Promise<T>) => Promise<T>,
): PasswordHash {
  const places = new Places();
  const bounded = <T>(task: () => Promise<T>): Promise<T> => apart(() => places.within(task));
  return {
    hash: (password) => bounded(() => hash(password)),
    verify: (data) => bounded(() => verify(data)),
  };
}

class Places {
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  /** @throws {TooManyHashes} where nobody more may wait */
  async within<T>(task: () => Promise<T>): Promise<T> {
    if (this.#taken < limits.hashesAtOnce) this.#taken += 1;
    else await this.#turn();
    try {
      return await task();
    } finally {
      this.#handOn();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= limits.hashesWaiting) throw new TooManyHashes();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #handOn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken -= 1;
    else next();
  }
}
