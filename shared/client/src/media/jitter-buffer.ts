import { nextTarget, untargeted, type BufferTarget } from '@mado/core/domain/jitter-buffer.ts';
import { arrivalBetween, arrivalCountsOf, type ArrivalCounts } from './arrival-reading.ts';
import type { LinkStats } from './link-stats.ts';
import type { Receiver } from './receiver.ts';

const SECOND_MS = 1_000;

/** Looks once a second whether repairs come in time, and holds back what arrives for as long as they take. */
export class JitterBuffer {
  readonly #stats: Pick<LinkStats, 'lastReceived'>;
  readonly #receiver: Pick<Receiver, 'hold'>;
  readonly #timer: ReturnType<typeof setInterval>;
  #target: BufferTarget = untargeted;
  #before: ArrivalCounts | null = null;

  constructor(stats: Pick<LinkStats, 'lastReceived'>, receiver: Pick<Receiver, 'hold'>) {
    this.#stats = stats;
    this.#receiver = receiver;
    this.#timer = setInterval(() => this.#look(), SECOND_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const report = this.#stats.lastReceived;
    if (report === null) return;
    const [before, counts] = [this.#before, arrivalCountsOf(report)];
    this.#before = counts;
    const reading = before && arrivalBetween(before, counts);
    if (reading === null) return;
    const { ms } = this.#target;
    this.#target = nextTarget(this.#target, reading);
    if (this.#target.ms !== ms) this.#receiver.hold(this.#target.ms);
  }
}
