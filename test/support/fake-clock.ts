import type { Clock, Timer } from '@mado/sfu-server/clock.ts';

interface Alarm {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number;
  #alarms: Alarm[] = [];

  constructor(start = new Date('2026-04-01T00:00:00Z')) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(delayMs: number, task: () => void): Timer {
    const alarm = { at: this.#now + Math.max(delayMs, 0), task };
    this.#alarms.push(alarm);
    return {
      cancel: () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm);
      },
    };
  }

  /**
   * Goes on by `ms` milliseconds. Each alarm on the way rings at its own time, and `settled` is awaited after it, so
   * that what it sets off happens then and not at the end.
   */
  async advance(ms: number, settled: () => Promise<void>): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}
