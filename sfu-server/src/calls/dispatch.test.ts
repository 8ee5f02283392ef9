import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { noneUnanswered } from '@mado/core/domain/ring-no-answer.ts';
import { noStrain } from '@mado/core/domain/strain.ts';
import { noWishes } from '@mado/core/domain/wishes.ts';
import { describe, expect, it } from 'vitest';
import { ordinarySkills, type PlannedWard } from '../../../test/support/fill-ward.ts';
import { MemoryStore } from '../../../test/support/memory-store/memory-store.ts';
import { openings } from '../../../test/support/openings.ts';
import { tickets } from '../../../test/support/tickets.ts';
import { newId } from '../ids.ts';
import type { Call } from './call-store.ts';
import type { CallContext } from './call-work.ts';
import { dispatchNext, endForsaken } from './dispatch.ts';

const now = new Date('2026-04-01T00:00:00Z');
const languages: PlannedWard['languages'] = [
  { tag: 'jsl', modality: 'sign', routing: { keepFree: 1 } },
  { tag: 'en', modality: 'spoken' },
];

/** A ward in memory in which these interpreters are free, with so many tablets. */
class Scene {
  readonly context: CallContext;
  readonly #memory = new MemoryStore();
  readonly #tablets: readonly string[];
  #calls = 0;

  constructor(ward: Pick<PlannedWard, 'interpreters' | 'groups'>, tablets: number) {
    this.#tablets = Array.from({ length: tablets }, newId);
    this.#memory.fill({ ...ward, languages, tablets: this.#tablets.map((id) => ({ id })) }, now);
    for (const { id } of ward.interpreters)
      this.#memory.rows.interpreters.set(id, {
        id,
        status: 'available',
        breakReason: null,
        activity: { state: 'idle', since: now },
        idleSince: now,
        unanswered: noneUnanswered,
        strain: noStrain,
        disconnectedAt: null,
      });
    this.context = {
      store: this.#memory.connect({ name: 'one', turn: () => Promise.resolve() }),
      clock: { now: () => now, after: () => ({ cancel: () => undefined }) },
      times: routingDefaults,
      node: 'test',
      openings,
      tickets,
      accepting: () => true,
      newId,
    };
  }

  async call(language: 'jsl' | 'en'): Promise<Call> {
    const at = new Date(now.getTime() + this.#calls);
    const tabletId = this.#tablets[this.#calls] ?? '';
    this.#calls += 1;
    const call: Call = {
      id: newId(),
      requestId: newId(),
      tabletId,
      counterId: tabletId,
      language: language === 'jsl' ? { tag: 'jsl', modality: 'sign' } : { tag: 'en', modality: 'spoken' },
      domain: null,
      wishes: noWishes,
      ticketHash: null,
      nextTime: null,
      status: { state: 'queued' },
      requestedAt: at,
      waitsSince: at,
      dismissedAt: null,
      tabletLostAt: null,
      consoleLostAt: null,
    };
    await this.context.store.transaction('insert', (tx) => tx.insertCall(call, 'test'));
    return call;
  }

  /** Which interpreter each call is rung at: those that are rung. */
  rung(): Record<string, string> {
    return Object.fromEntries(
      [...this.#memory.rows.offers.values()].map(({ callId, interpreterId }) => [callId, interpreterId]),
    );
  }
}

const never = { after: null, outdated: () => false };

describe('calls that are looked after together', () => {
  it('are rung at the longest idle in their order, each at somebody else', async () => {
    const scene = new Scene(
      { interpreters: ['a', 'b'].map((id) => ({ id, skills: ordinarySkills(['en']) })) },
      3,
    );
    const calls = [await scene.call('en'), await scene.call('en'), await scene.call('en')];
    const { result, changes } = await dispatchNext(scene.context, never);
    // Nobody is free for the third one, which is not looked at.
    expect(result?.calls.map(({ id }) => id)).toEqual(calls.slice(0, 2).map(({ id }) => id));
    expect(scene.rung()).toEqual({ [calls[0]?.id ?? '']: 'a', [calls[1]?.id ?? '']: 'b' });
    expect(changes.events.map(({ type, call }) => [type, call.status.state])).toEqual([
      ['offered', 'offered'],
      ['offered', 'offered'],
    ]);
    expect((await dispatchNext(scene.context, never)).result).toBeNull();
  });

  it('leave those free who are kept for another language, with those whom they ring themselves', async () => {
    const both = ['a', 'b'].map((id) => ({ id, skills: ordinarySkills(['jsl', 'en']) }));
    const scene = new Scene({ interpreters: both }, 2);
    const [first] = [await scene.call('en'), await scene.call('en')];
    await dispatchNext(scene.context, never);
    expect(scene.rung()).toEqual({ [first.id]: 'a' });
  });

  it('take no more of a group than may be busy', async () => {
    const group = { id: newId(), name: '委託先', afterMs: 0, capacity: 1 };
    const members = ['a', 'b'].map((id) => ({ id, groupId: group.id, skills: ordinarySkills(['en']) }));
    const scene = new Scene({ interpreters: members, groups: [group] }, 2);
    const [first] = [await scene.call('en'), await scene.call('en')];
    await dispatchNext(scene.context, never);
    expect(scene.rung()).toEqual({ [first.id]: 'a' });
  });

  it('are left alone from the second on when something changed meanwhile: those before come first', async () => {
    const scene = new Scene(
      { interpreters: ['a', 'b'].map((id) => ({ id, skills: ordinarySkills(['en']) })) },
      2,
    );
    const [first] = [await scene.call('en'), await scene.call('en')];
    const { result } = await dispatchNext(scene.context, { after: null, outdated: () => true });
    expect(result?.calls.map(({ id }) => id)).toEqual([first.id]);
    expect(scene.rung()).toEqual({ [first.id]: 'a' });
    const again = await dispatchNext(scene.context, { after: first, outdated: () => true });
    expect(again.result?.calls).toEqual([]);
  });

  it('end when nobody is left to try, one at a time', async () => {
    const scene = new Scene({ interpreters: [] }, 2);
    await scene.call('en');
    await scene.call('jsl');
    const end = async () => (await endForsaken(scene.context)).result;
    expect([await end(), await end(), await end()]).toEqual([true, true, false]);
  });
});
