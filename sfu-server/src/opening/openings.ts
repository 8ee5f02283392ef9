import { standingAt, type Calendar, type OpeningHours, type Standing } from '@mado/core/domain/opening.ts';

/** What is known for the next 60 days at least is looked at anew after one. */
const DAY_MS = 86_400_000;
/** More than a ward has languages. */
const MOST = 100;

interface Known {
  readonly from: number;
  /** It holds until then. */
  readonly until: number;
  readonly standing: Standing;
}

/** How opening hours stand, by the ward's calendar. Every view asks: what holds until a known instant is kept. */
export class Openings {
  readonly timeZone: string;
  readonly #calendar: Calendar;
  readonly #known = new Map<string, Known>();

  constructor(calendar: Calendar) {
    this.timeZone = calendar.zone.name;
    this.#calendar = calendar;
  }

  /** @param hours null: always open */
  standing(hours: OpeningHours | null, at: Date): Standing {
    const key = JSON.stringify(hours);
    const known = this.#known.get(key);
    const now = at.getTime();
    if (known !== undefined && known.from <= now && now < known.until) return known.standing;
    const standing = standingAt(hours, at, this.#calendar);
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, { from: now, until: changeOf(standing)?.getTime() ?? now + DAY_MS, standing });
    return standing;
  }
}

/** When it will stand otherwise; null: not for the next 60 days at least. */
export const changeOf = (standing: Standing): Date | null =>
  standing.open ? standing.closesAt : standing.opensAt;
