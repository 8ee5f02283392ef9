import { MadoError } from '@mado/core/domain/errors.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Joining a call takes up to thirty messages, and somebody may reload a few times in a row. */
export const MESSAGES_PER_10_S = 300;

/** Counts the messages of each connected person, over all of their connections. */
export class MessageLimit {
  readonly #limiter: RateLimiterMemory;

  /** @param per10s how many messages a person may send in ten seconds */
  constructor(per10s: number) {
    this.#limiter = new RateLimiterMemory({ points: per10s, duration: 10 });
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
