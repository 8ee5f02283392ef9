const DAY_MS = 86_400_000;

/** Date and time as the clocks of a zone show them, as if they were of UTC: a number to reckon with, not an instant. */
export type WallClock = number;

/** A time zone by its IANA name, and how its clocks go. Instants in milliseconds since the epoch. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;

  /** @throws {RangeError} when there is no such zone */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the clocks show at an instant. */
  wallClock(instant: number): WallClock {
    const parts = this.#format.formatToParts(instant);
    const value = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((part) => part.type === type)?.value);
    const day = Date.UTC(value('year'), value('month') - 1, value('day'));
    const seconds = (value('hour') * 60 + value('minute')) * 60 + value('second');
    return day + seconds * 1_000 + (instant - Math.floor(instant / 1_000) * 1_000);
  }

  /** The instants that show this: one, two where clocks are set back, none where they are set forward. */
  instantsOf(wallClock: WallClock): number[] {
    return this.#around(wallClock).filter((instant) => this.wallClock(instant) === wallClock);
  }

  /** The instant between two midnights at which clocks are set forward or back; null: none. */
  changeBetween(from: WallClock, to: WallClock): number | null {
    let [before, changed] = [Math.min(...this.#around(from)) - 1, Math.min(...this.#around(to))];
    const after = this.#offset(changed);
    if (this.#offset(before) === after) return null;
    while (changed - before > 1) {
      const middle = Math.floor((before + changed) / 2);
      if (this.#offset(middle) === after) changed = middle;
      else before = middle;
    }
    return changed;
  }

  /** What would show this by the clocks of the day before and of the day after. */
  #around(wallClock: WallClock): number[] {
    const offsets = [-DAY_MS, DAY_MS].map((away) => this.#offset(wallClock + away));
    return [...new Set(offsets)].map((offset) => wallClock - offset);
  }

  /** How far the clocks are ahead of UTC. */
  #offset(instant: number): number {
    return this.wallClock(instant) - instant;
  }
}
