import type { Candidate } from '@mado/core/domain/matching.ts';
import type { GroupStanding } from '@mado/core/domain/overflow.ts';
import type { CallTransaction, GroupAtWork, Person, Sought, WaitingCall } from './call-store.ts';

/**
 * So many of each kind of people are known: more than a batch of calls rings and others hold, so that whoever comes first
 * is among them.
 */
const MOST = 64;

/**
 * Whom the calls of one transaction may be rung at. What is rung in it counts at once, though it is written together at
 * the end.
 */
export class Prospects {
  readonly #tx: CallTransaction;
  readonly #people = new Map<string, readonly Person[]>();
  readonly #rung = new Map<string, Person>();
  readonly #busyInGroup = new Map<string, number | null>();
  #spares: ReadonlyMap<string, number> = new Map();

  private constructor(tx: CallTransaction) {
    this.#tx = tx;
  }

  static async of(tx: CallTransaction, calls: readonly WaitingCall[]): Promise<Prospects> {
    const prospects = new Prospects(tx);
    const passedOver = ({ call, tried }: WaitingCall) => tried.length + call.wishes.excluded.length;
    const most = MOST + Math.max(0, ...calls.map(passedOver));
    for (const { call } of calls) {
      const sought = soughtBy(call);
      const key = keyOf(sought);
      if (!prospects.#people.has(key)) prospects.#people.set(key, await tx.people(sought, most));
    }
    const keeps = [...prospects.#people.values()].flat().some(({ keptFor }) => keptFor.length > 0);
    if (keeps) prospects.#spares = await tx.spares();
    return prospects;
  }

  /** The same people as they stand before anybody is rung. */
  anew(): Prospects {
    const prospects = new Prospects(this.#tx);
    for (const [key, people] of this.#people) prospects.#people.set(key, people);
    prospects.#spares = this.#spares;
    return prospects;
  }

  /** As they stand for a call by now. */
  candidatesFor({ call, tried }: WaitingCall): Candidate[] {
    const people = this.#people.get(keyOf(soughtBy(call))) ?? [];
    return people.map(({ keptFor, group, ...person }) => ({
      ...person,
      state: this.#rung.has(person.interpreterId) ? 'reserved' : person.state,
      tried: tried.includes(person.interpreterId),
      reserved: keptFor.some((language) => language !== call.language.tag && this.#spare(language) <= 0),
      group: group === null ? null : this.#standing(group),
    }));
  }

  /** Somebody is rung: from now on they count as that. */
  rang({ call }: WaitingCall, interpreterId: string): void {
    const people = this.#people.get(keyOf(soughtBy(call))) ?? [];
    const person = people.find((one) => one.interpreterId === interpreterId);
    if (person !== undefined) this.#rung.set(interpreterId, person);
  }

  /**
   * A group of which not all may be busy at once is asked for a place at the last moment, when nobody else can take it.
   * @returns false where it has none, or somebody else holds it
   */
  async holdPlace({ call }: WaitingCall, interpreterId: string): Promise<boolean> {
    const people = this.#people.get(keyOf(soughtBy(call))) ?? [];
    const group = people.find((one) => one.interpreterId === interpreterId)?.group ?? null;
    if (group === null || group.capacity === null) return true;
    const known = this.#busyInGroup.get(group.id);
    const busy = known === undefined ? await this.#tx.holdGroup(group.id) : known;
    this.#busyInGroup.set(group.id, busy);
    return busy !== null && busy + this.#rungOf(group.id) < group.capacity;
  }

  #standing({ id, busy, ...group }: GroupAtWork): GroupStanding {
    return { ...group, full: group.capacity !== null && busy + this.#rungOf(id) >= group.capacity };
  }

  #rungOf(groupId: string): number {
    return [...this.#rung.values()].filter(({ group }) => group?.id === groupId).length;
  }

  /** How many more are free for a language than are to be kept for it. */
  #spare(language: string): number {
    const rung = [...this.#rung.values()].filter(({ keptFor }) => keptFor.includes(language)).length;
    return (this.#spares.get(language) ?? 0) - rung;
  }
}

const soughtBy = ({ language, domain, wishes }: WaitingCall['call']): Sought => ({
  language: language.tag,
  domain,
  wishes,
});

const keyOf = ({ language, domain, wishes }: Sought): string => JSON.stringify([language, domain, wishes]);
