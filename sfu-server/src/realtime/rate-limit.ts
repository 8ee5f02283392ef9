import { MadoError } from '@mado/core/domain/errors.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Joining a call takes about fifteen messages; a person taps a few times in ten seconds. */
const MESSAGES = 120;
const PER_SECONDS = 10;

/** Counts the messages of each connected person, over all of their connections. */
export class MessageLimit {
  readonly #limiter = new RateLimiterMemory({ points: MESSAGES, duration: PER_SECONDS });

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
