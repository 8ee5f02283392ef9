import { setTimeout as pause } from 'node:timers/promises';
import { MadoError } from '@mado/core/domain/errors.ts';
import { Buckets } from '../buckets.ts';
import type { Budget } from '../limits.ts';

/** Counts the messages of each connected person, over all of their connections. */
export class MessageLimit {
  readonly #buckets: Buckets;

  constructor(budget: Budget) {
    this.#buckets = new Buckets(budget);
  }

  /**
   * Resolves when the message may be looked at.
   * @param left whether whoever sent it has left: nobody needs an answer that they had to wait for then
   * @throws {MadoError} `rate-limited` where too many wait already, or for who has left meanwhile
   */
  async count(subjectId: string, left: () => boolean): Promise<void> {
    const wait = this.#buckets.claim(subjectId);
    if (wait === null) throw new MadoError('rate-limited');
    if (wait === 0) return;
    await pause(wait, undefined, { ref: false });
    if (left()) throw new MadoError('rate-limited', 'left');
  }
}
