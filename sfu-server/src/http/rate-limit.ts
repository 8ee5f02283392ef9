import { MadoError } from '@mado/core/domain/errors.ts';
import type { Request } from 'express';
import type { Subject } from '../auth/principal.ts';
import type { Budget } from '../limits.ts';
import { networkOf, plainAddress } from '../peers.ts';
import { Windows } from '../windows.ts';

/** A budget for each key that is whole again after `seconds`. */
export class RateLimit {
  readonly #windows: Windows;

  constructor(budget: Budget) {
    this.#windows = new Windows(budget);
  }

  /**
   * Spends a point of each; of none where one of them has none left, so that who is refused takes nothing from others.
   * @throws {MadoError} `rate-limited`
   */
  spend(...keys: readonly string[]): void {
    const wait = Math.max(...keys.map((key) => this.#windows.spend(key)));
    if (wait === 0) return;
    this.giveBack(...keys);
    throw new MadoError('rate-limited', undefined, wait);
  }

  /** What was spent was not due. */
  giveBack(...keys: readonly string[]): void {
    for (const key of keys) this.#windows.giveBack(key);
  }

  /** Whether nothing is left, without spending anything. */
  isSpent(key: string): boolean {
    return this.#windows.isSpent(key);
  }
}

/** The address of who asks, as `Peers` has it; Express was told of the same proxies. */
export const peerOf = (request: Request): string => plainAddress(request.ip);

/** As whom somebody who asks is counted. Who is known, by themself: strangers at the same address do not keep them out. */
export const countedAs = (request: Request, known: Subject | null): string =>
  known === null ? networkOf(peerOf(request)) : `person ${known.subjectId}`;
