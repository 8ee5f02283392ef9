import { MadoError } from '@mado/core/domain/errors.ts';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Budget } from '../limits.ts';
import { networkOf, plainAddress } from '../peers.ts';

/** A budget for each peer that is full again after `seconds`. */
export class RateLimit {
  readonly #points: number;
  readonly #limiter: RateLimiterMemory;

  constructor({ points, seconds }: Budget) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** @throws {MadoError} `rate-limited` once the budget is spent. */
  async spend(peer: string): Promise<void> {
    const { consumedPoints } = await this.#limiter.penalty(networkOf(peer));
    if (consumedPoints > this.#points) throw new MadoError('rate-limited');
  }

  /** Whether nothing is left, without spending anything. */
  async isSpent(peer: string): Promise<boolean> {
    const state = await this.#limiter.get(networkOf(peer));
    return (state?.consumedPoints ?? 0) >= this.#points;
  }
}

/** The address of who asks, as `Peers` has it; Express was told of the same proxies. */
export const peerOf = (request: Request): string => plainAddress(request.ip);
