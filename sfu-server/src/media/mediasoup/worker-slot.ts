import { setTimeout as sleep } from 'node:timers/promises';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { MediaConfig } from '../media-engine.ts';
import { DeathRecord } from './death-record.ts';
import { startListeningWorker, type ListeningWorker } from './listening-worker.ts';
import type { Tally } from './tally.ts';

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** How long a worker may take to end before it is killed. */
const patienceMs = 2_000;

/** The place of one worker: a worker that dies is replaced by a fresh one on the same port. */
export class WorkerSlot {
  readonly #config: MediaConfig;
  readonly #tally: Tally;
  readonly #onDeath: () => void;
  readonly #closing = new AbortController();
  readonly #deaths = new DeathRecord();
  #current: ListeningWorker;
  /** How long to wait before the next replacement, in milliseconds: none unless they fail or die at once. */
  #pauseMs = 0;
  #load = 0;

  private constructor(config: MediaConfig, tally: Tally, onDeath: () => void, first: ListeningWorker) {
    this.#config = config;
    this.#tally = tally;
    this.#onDeath = onDeath;
    this.#current = first;
    this.#mind(first);
  }

  /** @throws {MediaStartError} */
  static async start(
    config: MediaConfig,
    port: number,
    tally: Tally,
    onDeath: () => void,
  ): Promise<WorkerSlot> {
    return new WorkerSlot(config, tally, onDeath, await startListeningWorker(config, port, tally));
  }

  /** False between a death and the replacement, and after mediasoup itself closed the worker on a signal. */
  get living(): boolean {
    return !this.#current.worker.closed;
  }

  /** Its workers die again and again: only to be used while there is no other. */
  get troubled(): boolean {
    return this.#deaths.troubled;
  }

  get current(): ListeningWorker {
    if (!this.living) throw new MadoError('media-unavailable', 'the worker is gone');
    return this.#current;
  }

  /** How many rooms are on the worker. */
  get load(): number {
    return this.#load;
  }

  /** Counts a room on the worker. @returns what to call once the room is gone */
  occupy(): () => void {
    this.#load += 1;
    let occupied = true;
    return () => {
      if (occupied) this.#load -= 1;
      occupied = false;
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const { worker } = this.#current;
    if (worker.subprocessClosed) return;
    const ended = new Promise<void>((resolve) => worker.once('subprocessclose', resolve));
    worker.close();
    const forced = setTimeout(() => process.kill(worker.pid, 'SIGKILL'), patienceMs);
    await ended;
    clearTimeout(forced);
  }

  #mind({ worker }: ListeningWorker): void {
    const startedAt = performance.now();
    worker.once('died', () => {
      if (performance.now() - startedAt > longestPauseMs) this.#pauseMs = 0;
      this.#deaths.add();
      this.#onDeath();
      void this.#replace();
    });
  }

  async #replace(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#pause();
      if (await this.#startAgain()) return;
    }
  }

  async #pause(): Promise<void> {
    const { signal } = this.#closing;
    if (this.#pauseMs > 0)
      await sleep(this.#pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    this.#pauseMs = Math.min(longestPauseMs, Math.max(firstPauseMs, this.#pauseMs * 2));
  }

  async #startAgain(): Promise<boolean> {
    try {
      const next = await startListeningWorker(this.#config, this.#current.port, this.#tally);
      if (this.#closing.signal.aborted) next.worker.close();
      this.#current = next;
      this.#mind(next);
      return true;
    } catch {
      return false;
    }
  }
}
