import type { Language } from '@mado/core/domain/language.ts';
import type { Candidate } from '@mado/core/domain/matching.ts';
import { defaultRouting, type LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { EarlierCall } from '@mado/core/domain/wishes.ts';
import type {
  Call,
  CallTransaction,
  ClosedOfferState,
  Interpreter,
  Offer,
  ServedLanguage,
  TabletAtCounter,
  TimelineRecord,
} from '@mado/sfu-server/calls/call-store.ts';
import type { History } from './history.ts';
import type { Holder, Locks } from './locks.ts';
import { View, type MemoryRows, type OfferRow } from './rows.ts';
import { byId, canBeHelped, groupOf, hasTried, isAnswered, isLive, isReserved, toOffer } from './rules.ts';

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
  /** The call that it took up and when; null: none. */
  taken: { readonly callId: string; readonly at: number } | null = null;
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
      if (this.calls.find((other) => twin(other) || (other.tabletId === call.tabletId && isLive(other))))
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
    return this.#query(() => this.calls.find((call) => call.tabletId === tabletId && isLive(call)));
  }

  liveCallOfInterpreter(interpreterId: string): Promise<Call | null> {
    return this.#query(() =>
      this.calls.find(
        (call) =>
          isAnswered(call) && 'interpreterId' in call.status && call.status.interpreterId === interpreterId,
      ),
    );
  }

  earlierCalls(ticketHash: string, language: string): Promise<EarlierCall[]> {
    return this.#query(() => {
      this.lookedBackAt = this.#history.next();
      return this.calls
        .all()
        .filter((call) => call.ticketHash === ticketHash && call.language.tag === language)
        .sort((a, b) => byId(b, a))
        .flatMap(({ status, nextTime }) =>
          status.state === 'ended' && status.activeAt !== null && status.interpreterId !== null
            ? [{ interpreterId: status.interpreterId, nextTime }]
            : [],
        );
    });
  }

  async dismissEnded(tabletId: string, at: Date): Promise<void> {
    await this.#turn();
    for (const call of this.calls.all()) {
      if (call.tabletId !== tabletId || isLive(call) || call.dismissedAt !== null) continue;
      await this.#locks.take(`call ${call.id}`, this);
      const locked = this.calls.get(call.id);
      if (locked !== null) this.calls.set({ ...locked, dismissedAt: locked.dismissedAt ?? at });
    }
  }

  insertEvent(record: TimelineRecord): Promise<void> {
    return this.#query(() => {
      this.events.push(record);
    });
  }

  insertSurvey(callId: string, rating: Rating, _at: Date): Promise<boolean> {
    return this.#query(() => {
      if (this.#rows.surveys.has(callId) || this.surveys.has(callId)) return false;
      this.surveys.set(callId, rating);
      return true;
    });
  }

  insertOffer(offer: Offer): Promise<void> {
    return this.#query(() => {
      const twin = this.offers.find(
        ({ interpreterId, state }) => interpreterId === offer.interpreterId && state === 'pending',
      );
      if (twin !== null) throw new Error(`unique: a second offer to interpreter ${offer.interpreterId}`);
      this.offers.set({ ...offer, closedAt: null, reason: null });
    });
  }

  offer(id: string): Promise<Offer | null> {
    return this.#query(() => toOffer(this.offers.get(id)));
  }

  pendingOffers(callId: string): Promise<Offer[]> {
    return this.#query(() =>
      this.offers
        .all()
        .filter((offer) => offer.callId === callId && offer.state === 'pending')
        .sort(byId)
        .flatMap((offer) => toOffer(offer) ?? []),
    );
  }

  pendingOfferOf(interpreterId: string): Promise<Offer | null> {
    return this.#query(() =>
      toOffer(
        this.offers.find((offer) => offer.interpreterId === interpreterId && offer.state === 'pending'),
      ),
    );
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

  tryLockInterpreter(id: string): Promise<Interpreter | null> {
    return this.#query(() =>
      this.#locks.tryTake(`interpreter ${id}`, this) ? this.interpreters.get(id) : null,
    );
  }

  saveInterpreter(interpreter: Interpreter): Promise<void> {
    return this.#query(() => {
      this.#mustHold(`interpreter ${interpreter.id}`);
      this.interpreters.set(interpreter);
    });
  }

  candidates(language: string, callId: string): Promise<Candidate[]> {
    return this.#query(() =>
      this.interpreters.all().flatMap((interpreter) => {
        const skill = this.#rows.skills.get(interpreter.id)?.get(language);
        if (interpreter.status !== 'available' || skill === undefined) return [];
        return {
          interpreterId: interpreter.id,
          state: interpreter.activity.state,
          connected: interpreter.disconnectedAt === null,
          idleSince: interpreter.idleSince,
          paused: interpreter.unanswered.pausedUntil !== null,
          resting: interpreter.strain.restsUntil !== null,
          tried: hasTried(this.offers.all(), interpreter.id, callId),
          proficiency: skill.proficiency,
          domains: skill.domains,
          variants: skill.variants ?? [],
          ...(this.#rows.traits.get(interpreter.id) ?? { gender: null, deaf: false }),
          reserved: isReserved(this.#rows, this.interpreters.all(), interpreter.id, language),
          group: groupOf(this.#rows, this.interpreters.all(), interpreter.id),
        };
      }),
    );
  }

  async holdPlaceInGroup(interpreterId: string): Promise<boolean> {
    const held = await this.#query(() => {
      const groupId = this.#rows.members.get(interpreterId);
      return groupId !== undefined && this.#locks.tryTake(`group ${groupId}`, this);
    });
    if (!held) return false;
    return this.#query(() => groupOf(this.#rows, this.interpreters.all(), interpreterId)?.full === false);
  }

  noteKept(id: string, _at: Date): Promise<boolean> {
    return this.#query(() => {
      if (this.#rows.kept.has(id) || this.kept.has(id)) return false;
      this.kept.add(id);
      return true;
    });
  }

  nextWaiting(except: readonly string[]): Promise<Call | null> {
    return this.#query(() => {
      const rows = { ...this.#rows, interpreters: this.interpreters.all(), offers: this.offers.all() };
      const waiting = this.calls.all().filter((call) => canBeHelped(rows, call) && !except.includes(call.id));
      waiting.sort((a, b) => a.waitsSince.getTime() - b.waitsSince.getTime() || byId(a, b));
      const next = waiting.find(({ id }) => this.#locks.tryTake(`call ${id}`, this)) ?? null;
      this.taken = next === null ? null : { callId: next.id, at: this.#history.next() };
      return next;
    });
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
