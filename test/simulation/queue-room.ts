import { openings } from '../support/openings.ts';
import { tickets } from '../support/tickets.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import { mediaUp } from '@mado/sfu-server/calls/call-progress.ts';
import type { Changes, Done } from '@mado/sfu-server/calls/changes.ts';
import { Dispatcher } from '@mado/sfu-server/calls/dispatcher.ts';
import { endCallByInterpreter } from '@mado/sfu-server/calls/end-call.ts';
import { acceptOffer } from '@mado/sfu-server/calls/offers.ts';
import { requestCall } from '@mado/sfu-server/calls/request-call.ts';
import { consoleReturned } from '@mado/sfu-server/presence/console-presence.ts';
import { setStatus } from '@mado/sfu-server/presence/set-status.ts';
import { endWrapUp } from '@mado/sfu-server/presence/wrap-up.ts';
import { isEmpty } from '@mado/sfu-server/settlement.ts';
import { ordinarySkills } from '../support/fill-ward.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryStore } from '../support/memory-store/memory-store.ts';
import type { RandomCall } from './random-calls.ts';
import { ids } from './routing/plan.ts';

const LANGUAGE = { tag: 'en', modality: 'spoken' } as const;
/** Longer than any queue of a test. */
const NEVER_MS = 1e12;

/** People who answer at once and rest never, and as many tablets as it takes: the routing of the product as a mere queue. */
export class QueueRoom {
  readonly #store = new MemoryStore();
  readonly #clock = new FakeClock(new Date(0));
  readonly #newId = ids();
  readonly #context: CallContext;
  readonly #dispatcher: Dispatcher;
  readonly #freeTablets: string[] = [];
  /** What each call takes, and what it waited. */
  readonly #takes = new Map<string, number>();
  readonly #waits = new Map<string, number>();
  /** What was set off and is not done yet. */
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor() {
    this.#context = {
      store: this.#store.connect({ name: 'one', turn: () => Promise.resolve() }),
      clock: this.#clock,
      times: { ...routingDefaults, queueLimitMs: NEVER_MS },
      node: 'one',
      openings,
      tickets,
      accepting: () => true,
      newId: this.#newId,
    };
    this.#dispatcher = new Dispatcher(
      this.#context,
      (changes) => {
        this.#settle(changes);
      },
      (error) => {
        throw error;
      },
    );
  }

  static async open(people: number): Promise<QueueRoom> {
    const room = new QueueRoom();
    const interpreters = Array.from({ length: people }, () => ({
      id: room.#newId(),
      skills: ordinarySkills([LANGUAGE.tag]),
    }));
    room.#store.fill({ languages: [LANGUAGE], tablets: [], interpreters }, new Date(0));
    for (const { id } of interpreters) {
      await consoleReturned(room.#context, id);
      await setStatus(room.#context, id, { status: 'available' });
    }
    room.#dispatcher.start();
    return room;
  }

  /** Lets the calls come, and resolves with what each of them waited, in milliseconds. */
  async serve(calls: readonly RandomCall[]): Promise<number[]> {
    const order: string[] = [];
    for (const { at, takes } of calls) {
      await this.#clock.advance(at - this.#clock.now().getTime(), () => this.#settled());
      const tabletId = this.#freeTablets.pop() ?? this.#newTablet();
      const request = { tabletId, requestId: this.#newId(), language: LANGUAGE.tag };
      // Known before anybody can answer it.
      const call = await requestCall(this.#context, request);
      order.push(call.result.id);
      this.#takes.set(call.result.id, takes);
      this.#settle(call.changes);
      await this.#settled();
    }
    while (this.#takes.size > 0) await this.#clock.advance(60_000, () => this.#settled());
    return order.map((id) => this.#waits.get(id) ?? NaN);
  }

  #newTablet(): string {
    const id = this.#newId();
    this.#store.rows.tablets.set(id, { counterId: id, domain: null, priorityMs: 0 });
    return id;
  }

  #settle(changes: Changes): void {
    for (const { type, call, interpreterId, at } of changes.events) {
      if (type === 'offered' && interpreterId !== null) this.#begin(this.#answer(interpreterId));
      if (type !== 'connected' || interpreterId === null) continue;
      this.#waits.set(call.id, at.getTime() - call.requestedAt.getTime());
      this.#clock.after(this.#takes.get(call.id) ?? 0, () => {
        this.#begin(this.#end(call.id, call.tabletId, interpreterId));
      });
    }
    if (!isEmpty(changes)) this.#dispatcher.wake();
  }

  #begin(work: Promise<void>): void {
    const done = work.finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  async #answer(interpreterId: string): Promise<void> {
    const { store } = this.#context;
    const offer = await store.transaction('look', (tx) => tx.pendingOfferOf(interpreterId));
    if (offer === null) throw new Error('nobody is rung');
    const { tabletId } = await this.#do(acceptOffer(this.#context, interpreterId, offer.id));
    for (const one of [
      { side: 'tablet', id: tabletId } as const,
      { side: 'interpreter', id: interpreterId } as const,
    ])
      await this.#do(mediaUp(this.#context, one, offer.callId));
  }

  async #end(callId: string, tabletId: string, interpreterId: string): Promise<void> {
    await this.#do(endCallByInterpreter(this.#context, interpreterId, callId));
    await this.#do(endWrapUp(this.#context, interpreterId));
    this.#takes.delete(callId);
    this.#store.forgetCall(callId);
    this.#freeTablets.push(tabletId);
  }

  async #do<T>(work: Promise<Done<T>>): Promise<T> {
    const { result, changes } = await work;
    this.#settle(changes);
    return result;
  }

  async #settled(): Promise<void> {
    do {
      await Promise.all(this.#underWay);
      await this.#dispatcher.settled();
    } while (this.#underWay.size > 0);
  }
}
