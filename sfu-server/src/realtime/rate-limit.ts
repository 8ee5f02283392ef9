import { MadoError } from '@mado/core/domain/errors.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Budget } from '../limits.ts';

/** Counts the messages of each connected person, over all of their connections. */
export class MessageLimit {
  readonly #limiter: RateLimiterMemory;

  constructor({ points, seconds }: Budget) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** @throws {MadoError} `rate-limited` */
  async count(subjectId: string): Promise<void> {
    try {
      await this.#limiter.consume(subjectId);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new MadoError('rate-limited');
      throw error;
    }
  }
}
