import type { Clock } from '@mado/sfu-server/clock.ts';
import type { Process } from './turns.ts';

interface Alarm {
  readonly at: number;
  readonly owner: Process;
  readonly task: () => void;
}

/** Time that goes on when it is told to, for several processes. */
export class VirtualTime {
  #now: number;
  #alarms: Alarm[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  get now(): Date {
    return new Date(this.#now);
  }

  /** When the next alarm rings, in milliseconds from now; null: none is set. */
  get untilNext(): number | null {
    if (this.#alarms.length === 0) return null;
    return Math.max(0, Math.min(...this.#alarms.map(({ at }) => at)) - this.#now);
  }

  /** The clock as one process has it. */
  of(owner: Process): Clock {
    return {
      now: () => this.now,
      after: (delayMs, task) => {
        const alarm = { at: this.#now + Math.max(delayMs, 0), owner, task };
        if (owner.alive) this.#alarms.push(alarm);
        return {
          cancel: () => {
            this.#alarms = this.#alarms.filter((other) => other !== alarm);
          },
        };
      },
    };
  }

  /** Goes on by `ms` milliseconds; whatever falls due on the way rings at its end. */
  pass(ms: number): void {
    this.#now += ms;
    const due = this.#alarms.filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    this.#alarms = this.#alarms.filter((alarm) => !due.includes(alarm));
    for (const { task } of due) task();
  }

  /** The process was killed, and its alarms with it. */
  drop(owner: Process): void {
    this.#alarms = this.#alarms.filter((alarm) => alarm.owner !== owner);
  }
}
