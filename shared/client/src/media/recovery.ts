import { LocalMediaError, type LocalMediaErrorCode } from './local-media-error.ts';
import { Retry } from './retry.ts';

/** What a {@link Recovery} works on. */
export interface Recoverable {
  /** The device is gone, and would be of use now. */
  readonly isNeeded: () => boolean;
  /** @throws {LocalMediaError} */
  readonly renew: () => Promise<void>;
  /** Told why the last attempt failed. */
  readonly failed: (code: LocalMediaErrorCode) => void;
}

/** Asks again for a device that ended by itself, until it is there or a person refused it. */
export class Recovery {
  readonly #device: Recoverable;
  readonly #retry = new Retry();
  #running = false;

  constructor(device: Recoverable) {
    this.#device = device;
  }

  /** There is news of the device: where there is need, tries at once, however often it failed before. */
  async hurry(): Promise<void> {
    this.#retry.forget();
    await this.start();
  }

  /** Begins, where there is need. A device that ends again and again is asked for at growing intervals. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#device.isNeeded()) {
      await this.#retry.pause();
      if (this.#device.isNeeded() && !(await this.#attempt())) break;
    }
    this.#running = false;
  }

  /** Ends a pause, so that it is seen that there is no need any more. */
  stop(): void {
    this.#retry.cancel();
  }

  /** @returns whether another attempt may bring more, without asking a person who said no */
  async #attempt(): Promise<boolean> {
    try {
      await this.#device.renew();
      return true;
    } catch (error) {
      if (!(error instanceof LocalMediaError)) return false;
      this.#device.failed(error.code);
      return !error.code.endsWith('-refused');
    }
  }
}
