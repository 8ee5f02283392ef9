import type { Language } from '@mado/core/domain/language.ts';
import { defaultRouting, type LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import { barredBy, type EarlierCall, type Wishes } from '@mado/core/domain/wishes.ts';
import type {
  Call,
  CallTransaction,
  ClosedOfferState,
  Interpreter,
  Offer,
  Person,
  Place,
  Ring,
  ServedLanguage,
  Sought,
  TabletAtCounter,
  TimelineRecord,
  WaitingCall,
} from '@mado/sfu-server/calls/call-store.ts';
import type { History } from './history.ts';
import type { Holder, Locks } from './locks.ts';
import { View, type MemoryRows, type OfferRow } from './rows.ts';
import { busyOf, freeSkills, personOf, sparesOf, there, type Now } from './people.ts';
import * as rules from './rules.ts';

/** What all transactions of one store share. */
export interface Shared {
  readonly rows: MemoryRows;
  readonly locks: Locks;
  readonly history: History;
}

/** One transaction at the isolation of the database: it sees what others committed, and locks what it changes. */
export class MemoryTransaction implements CallTransaction, Holder {
  readonly server: string;
  readonly name: string;
  readonly calls: View<Call>;
  readonly offers: View<OfferRow>;
  readonly interpreters: View<Interpreter>;
  readonly events: TimelineRecord[] = [];
  readonly surveys = new Map<string, Rating>();
  readonly kept = new Set<string>();
  /** The calls that it took up, and when. */
  taken: readonly { readonly callId: string; readonly at: number }[] = [];
  /** When it looked for the calls of a ticket; null: never. */
  lookedBackAt: number | null = null;
  readonly #rows: MemoryRows;
  readonly #locks: Locks;
  readonly #history: History;
  /** Awaited before each query: others may go on meanwhile. */
  readonly #turn: () => Promise<void>;

  constructor(server: string, name: string, { rows, locks, history }: Shared, turn: () => Promise<void>) {
    this.server = server;
    this.name = name;
    this.#rows = rows;
    this.#locks = locks;
    this.#history = history;
    this.#turn = turn;
    this.calls = new View(rows.calls);
    this.offers = new View(rows.offers);
    this.interpreters = new View(rows.interpreters);
  }

  lockTablet(id: string): Promise<TabletAtCounter | null> {
    return this.#locked(`tablet ${id}`, () => this.#rows.tablets.get(id) ?? null);
  }

  language(tag: string): Promise<ServedLanguage | null> {
    return this.#query(() => this.#rows.languages.get(tag) ?? null);
  }

  routing({ tag, modality }: Language): Promise<LanguageRouting> {
    return this.#query(() => this.#rows.routing.get(tag) ?? defaultRouting(modality));
  }

  insertCall(call: Call, _node: string): Promise<void> {
    return this.#query(() => {
      const twin = ({ tabletId, requestId }: Call) =>
        tabletId === call.tabletId && requestId === call.requestId;
      if (
        this.calls.find((other) => twin(other) || (other.tabletId === call.tabletId && rules.isLive(other)))
      )
        throw new Error(`unique: a second call of tablet ${call.tabletId}`);
      this.#locks.tryTake(`call ${call.id}`, this);
      this.calls.set(call);
    });
  }

  saveCall(call: Call): Promise<void> {
    return this.#query(() => {
      this.#mustHold(`call ${call.id}`);
      this.calls.set(call);
    });
  }

  lockCall(id: string): Promise<Call | null> {
    return this.#locked(`call ${id}`, () => this.calls.get(id));
  }

  callByRequest(tabletId: string, requestId: string): Promise<Call | null> {
    return this.#query(() =>
      this.calls.find((call) => call.tabletId === tabletId && call.requestId === requestId),
    );
  }

  liveCallOfTablet(tabletId: string): Promise<Call | null> {
    return this.#query(() => this.calls.find((call) => call.tabletId === tabletId && rules.isLive(call)));
  }

  liveCallOfInterpreter(interpreterId: string): Promise<Call | null> {
    return this.#query(() =>
      this.calls.find(
        (call) =>
          rules.isAnswered(call) &&
          'interpreterId' in call.status &&
          call.status.interpreterId === interpreterId,
      ),
    );
  }

  earlierCalls(ticketHash: string, language: string): Promise<EarlierCall[]> {
    return this.#query(() => {
      this.lookedBackAt = this.#history.next();
      return rules.earlierOf(this.calls.all(), ticketHash, language);
    });
  }

  async dismissEnded(tabletId: string, at: Date): Promise<void> {
    await this.#turn();
    for (const call of this.calls.all()) {
      if (call.tabletId !== tabletId || rules.isLive(call) || call.dismissedAt !== null) continue;
      await this.#locks.take(`call ${call.id}`, this);
      const locked = this.calls.get(call.id);
      if (locked !== null) this.calls.set({ ...locked, dismissedAt: locked.dismissedAt ?? at });
    }
  }

  insertEvent(record: TimelineRecord): Promise<void> {
    return this.#query(() => void this.events.push(record));
  }

  insertSurvey(callId: string, rating: Rating, _at: Date): Promise<boolean> {
    return this.#query(() => {
      if (this.#rows.surveys.has(callId) || this.surveys.has(callId)) return false;
      this.surveys.set(callId, rating);
      return true;
    });
  }

  insertOffer(offer: Offer): Promise<void> {
    return this.#query(() => this.#addOffer(offer));
  }

  offer(id: string): Promise<Offer | null> {
    return this.#query(() => rules.toOffer(this.offers.get(id)));
  }

  pendingOffers(callId: string): Promise<Offer[]> {
    return this.#query(() =>
      this.offers
        .all()
        .filter((offer) => offer.callId === callId && offer.state === 'pending')
        .sort(rules.byId)
        .flatMap((offer) => rules.toOffer(offer) ?? []),
    );
  }

  pendingOfferOf(interpreterId: string): Promise<Offer | null> {
    return this.#query(() => rules.toOffer(this.#pendingAt(interpreterId)));
  }

  closeOffer(id: string, state: ClosedOfferState, at: Date, reason: string | null): Promise<boolean> {
    return this.#locked(`offer ${id}`, () => {
      const offer = this.offers.get(id);
      if (offer?.state !== 'pending') return false;
      this.offers.set({ ...offer, state, closedAt: at, reason });
      return true;
    });
  }

  lockInterpreter(id: string): Promise<Interpreter | null> {
    return this.#locked(`interpreter ${id}`, () => this.interpreters.get(id));
  }

  tryLockInterpreters(ids: readonly string[]): Promise<Interpreter[]> {
    const tryTake = (id: string) => this.#locks.tryTake(`interpreter ${id}`, this);
    return this.#query(() => ids.flatMap((id) => (tryTake(id) ? (this.interpreters.get(id) ?? []) : [])));
  }

  saveInterpreter(interpreter: Interpreter): Promise<void> {
    return this.#query(() => {
      this.#mustHold(`interpreter ${interpreter.id}`);
      this.interpreters.set(interpreter);
    });
  }

  isAnybodyThere(language: string, wishes: Wishes): Promise<boolean> {
    return this.#query(() => {
      const now = this.#now();
      return there(now, language).some((one) => barredBy(personOf(now, one), wishes) === null);
    });
  }

  people({ language }: Sought, _most: number): Promise<Person[]> {
    return this.#query(() => {
      const now = this.#now();
      return there(now, language).map((one) => personOf(now, one));
    });
  }

  spares(): Promise<ReadonlyMap<string, number>> {
    return this.#query(() => sparesOf(this.#now()));
  }

  async holdGroup(groupId: string): Promise<number | null> {
    const held = await this.#query(() => this.#locks.tryTake(`group ${groupId}`, this));
    return held ? this.#query(() => busyOf(this.#now(), groupId)) : null;
  }

  ring(rings: readonly Ring[]): Promise<void> {
    return this.#query(() => {
      for (const { offer, call, interpreter, record } of rings) {
        this.#mustHold(`call ${call.id}`);
        this.#mustHold(`interpreter ${interpreter.id}`);
        this.#addOffer(offer);
        this.calls.set(call);
        this.interpreters.set(interpreter);
        this.events.push(record);
      }
    });
  }

  noteKept(id: string, _at: Date): Promise<boolean> {
    return this.#query(() => {
      if (this.#rows.kept.has(id) || this.kept.has(id)) return false;
      this.kept.add(id);
      return true;
    });
  }

  nextWaiting(after: Place | null, most: number): Promise<WaitingCall[]> {
    return this.#query(() => {
      const now = this.#now();
      const at = this.#history.next();
      const next = this.calls
        .all()
        .filter((call) => rules.canBeHelped(now, call) && (after === null || rules.byPlace(after, call) < 0))
        .sort(rules.byPlace)
        .filter(({ id }) => this.#locks.isFor(`call ${id}`, this))
        .slice(0, Math.min(most, freeSkills(now)));
      for (const { id } of next) this.#locks.tryTake(`call ${id}`, this);
      this.taken = next.map(({ id }) => ({ callId: id, at }));
      return next.map((call) => rules.waitingCall(now, call));
    });
  }

  nextForsaken(): Promise<Call | null> {
    return this.#query(() => {
      const now = this.#now();
      const forsaken = this.calls.all().filter((call) => rules.isForsaken(now, call));
      return forsaken.sort(rules.byPlace).find(({ id }) => this.#locks.tryTake(`call ${id}`, this)) ?? null;
    });
  }

  /** The rows as this transaction sees them. */
  #now(): Now {
    return { ...this.#rows, interpreters: this.interpreters.all(), offers: this.offers.all() };
  }

  #pendingAt(interpreterId: string): OfferRow | null {
    return this.offers.find((offer) => offer.interpreterId === interpreterId && offer.state === 'pending');
  }

  #addOffer(offer: Offer): void {
    const twin = this.#pendingAt(offer.interpreterId);
    if (twin !== null) throw new Error(`unique: a second offer to interpreter ${offer.interpreterId}`);
    this.offers.set({ ...offer, closedAt: null, reason: null });
  }

  async #query<T>(answer: () => T): Promise<T> {
    await this.#turn();
    return answer();
  }

  async #locked<T>(key: string, answer: () => T): Promise<T> {
    await this.#turn();
    await this.#locks.take(key, this);
    return answer();
  }

  #mustHold(key: string): void {
    if (!this.#locks.isHeldBy(key, this)) throw new Error(`${this.name} writes ${key} without holding it`);
  }
}
