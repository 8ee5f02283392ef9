import type { Clock } from '../clock.ts';
import { limits } from '../limits.ts';
import { networkOf } from '../peers.ts';

/** Over a night, and a day on which nobody works. In milliseconds. */
const KEPT_MS = 2 * 86_400_000;

/** The networks where somebody who is paired or signed in has a line, or had one lately. */
export class FamiliarNetworks {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #lines = new Map<string, number>();
  /** When the last line of each was closed, the first one first. */
  readonly #left = new Map<string, number>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** @returns to be called once the line is closed */
  opened(address: string): () => void {
    const network = networkOf(address);
    this.#lines.set(network, this.#linesOf(network) + 1);
    return () => {
      const left = this.#linesOf(network) - 1;
      if (left > 0) this.#lines.set(network, left);
      else this.#leave(network);
    };
  }

  readonly has = (address: string): boolean => {
    const network = networkOf(address);
    const left = this.#left.get(network) ?? -Infinity;
    return this.#lines.has(network) || this.#clock.now().getTime() - left < KEPT_MS;
  };

  #leave(network: string): void {
    this.#lines.delete(network);
    this.#left.delete(network);
    this.#left.set(network, this.#clock.now().getTime());
    const [first] = this.#left.keys();
    if (this.#left.size > limits.keptInMind && first !== undefined) this.#left.delete(first);
  }

  #linesOf(network: string): number {
    return this.#lines.get(network) ?? 0;
  }
}
