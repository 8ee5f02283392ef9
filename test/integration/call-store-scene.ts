import type { OpeningHours } from '@mado/core/domain/opening.ts';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { noneUnanswered } from '@mado/core/domain/ring-no-answer.ts';
import { noStrain } from '@mado/core/domain/strain.ts';
import { noWishes, type LanguageVariant } from '@mado/core/domain/wishes.ts';
import type {
  Call,
  CallStore,
  Interpreter,
  Offer,
  TimelineRecord,
} from '@mado/sfu-server/calls/call-store.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { forgetCalls } from '../simulation/invariants.ts';
import { afterAll, beforeAll } from 'vitest';
import { databaseKinds, newDatabase } from '../support/databases.ts';
import { fillWard, ordinarySkills, type PlannedWard } from '../support/fill-ward.ts';
import { MemoryStore } from '../support/memory-store/memory-store.ts';

/** Where a call store may keep its rows. */
export const storeKinds = ['memory', ...databaseKinds] as const;
type StoreKind = (typeof storeKinds)[number];

export const now = new Date('2026-04-01T00:00:00Z');
export const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
export const times = routingDefaults;

/** The first line of a call's timeline. */
export const requested = (callId: string): TimelineRecord => ({
  callId,
  at: now,
  type: 'requested',
  side: 'tablet',
  interpreterId: null,
  reason: null,
  rating: null,
  decision: null,
});

/** Of English. */
export const opening: OpeningHours = {
  week: { mon: [{ from: '09:00', to: '24:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  publicHolidays: true,
  closedOn: ['2026-12-29'],
  openOn: [],
};

/** Of signing. */
export const variants: LanguageVariant[] = [
  { tag: 'jsl', names: { ja: '日本手話', en: 'Japanese Sign Language' } },
  { tag: 'coded', names: { ja: '日本語対応手話', en: 'Manually coded Japanese', ko: '대응 수화' } },
];

const languages: PlannedWard['languages'] = [
  {
    tag: 'jsl',
    modality: 'sign',
    routing: { keepFree: 1, relaxAfterMs: [1_000, 2_000, 300_000] },
    variants,
  },
  { tag: 'en', modality: 'spoken', opening },
];

type Ids = readonly [tablets: readonly [string, string], interpreters: readonly [string, string, string]];

const wardOf = ([tablets, interpreters]: Ids): PlannedWard => ({
  languages,
  tablets: [{ id: tablets[0] }, { id: tablets[1], domain: 'medical', priorityMs: 30_000 }],
  groups: [{ id: interpreters[2], name: '委託先', afterMs: 20_000, capacity: 1 }],
  interpreters: [
    {
      id: interpreters[0],
      gender: 'woman',
      deaf: true,
      skills: [{ language: 'jsl', proficiency: 3, domains: [], variants: ['jsl', 'coded'] }],
    },
    {
      id: interpreters[1],
      skills: [{ language: 'jsl', proficiency: 5, domains: ['medical', 'tax'] }, ...ordinarySkills(['en'])],
    },
    { id: interpreters[2], groupId: interpreters[2], skills: ordinarySkills(['en']) },
  ],
});

/** A store for the tests of one file, emptied for each: to open a database takes longer than to test it. */
class StoreBench implements AsyncDisposable {
  readonly #ids: Ids = [
    [newId(), newId()],
    [newId(), newId(), newId()],
  ];
  readonly #database: Database | null;

  private constructor(database: Database | null) {
    this.#database = database;
  }

  static async open(kind: StoreKind): Promise<StoreBench> {
    if (kind === 'memory') return new StoreBench(null);
    const bench = new StoreBench(await newDatabase(kind));
    if (bench.#database !== null) await fillWard(bench.#database, wardOf(bench.#ids), now);
    return bench;
  }

  /** An empty store with two tablets and three interpreters: one signs, one does both, one of a group of its own speaks English. */
  async scene(): Promise<StoreScene> {
    if (this.#database !== null) {
      await forgetCalls(this.#database);
      await this.#database.transaction('everybody-leaves', async (tx) => {
        const gone = {
          status: 'offline',
          state: 'idle',
          wrap_up_until: null,
          paused_until: null,
          rests_until: null,
        } as const;
        await tx
          .updateTable('interpreter')
          .set({ ...gone, break_reason: null, unanswered: 0, disconnected_at: now })
          .execute();
      });
      return new StoreScene(sqlCallStore(this.#database), this.#ids);
    }
    const memory = new MemoryStore();
    memory.fill(wardOf(this.#ids), now);
    return new StoreScene(memory.connect({ name: 'one', turn: () => Promise.resolve() }), this.#ids);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database?.[Symbol.asyncDispose]();
  }
}

/** Opens a store of each kind for the tests of a file. @returns what empties one for a test */
export function storeScenes(): (kind: StoreKind) => Promise<StoreScene> {
  const benches = new Map<StoreKind, StoreBench>();
  beforeAll(async () => {
    for (const kind of storeKinds) benches.set(kind, await StoreBench.open(kind));
  });
  afterAll(async () => {
    for (const bench of benches.values()) await bench[Symbol.asyncDispose]();
  });
  return (kind) => {
    const bench = benches.get(kind);
    if (bench === undefined) throw new Error(`no store ${kind}`);
    return bench.scene();
  };
}

/** What a test of a store needs at hand. */
export class StoreScene {
  readonly store: CallStore;
  readonly tablets: Ids[0];
  readonly interpreters: Ids[1];

  constructor(store: CallStore, [tablets, interpreters]: Ids) {
    this.store = store;
    this.tablets = tablets;
    this.interpreters = interpreters;
  }

  /** A call that waits since `requestedAt`. */
  async waiting(
    tabletId: string,
    language: 'jsl' | 'en',
    requestedAt = now,
    change: Partial<Call> = {},
  ): Promise<Call> {
    const call: Call = {
      id: newId(),
      requestId: newId(),
      tabletId,
      counterId: await this.counterOf(tabletId),
      language: language === 'jsl' ? { tag: 'jsl', modality: 'sign' } : { tag: 'en', modality: 'spoken' },
      domain: null,
      wishes: noWishes,
      ticketHash: null,
      nextTime: null,
      status: { state: 'queued' },
      requestedAt,
      waitsSince: requestedAt,
      dismissedAt: null,
      tabletLostAt: null,
      consoleLostAt: null,
      ...change,
    };
    await this.store.transaction('insert', (tx) => tx.insertCall(call, 'one'));
    return call;
  }

  async counterOf(tabletId: string): Promise<string> {
    const tablet = await this.store.transaction('tablet', (tx) => tx.lockTablet(tabletId));
    if (tablet === null) throw new Error('no such tablet');
    return tablet.counterId;
  }

  /** Changes a call's row. */
  async change(call: Call, change: Partial<Call>): Promise<Call> {
    const changed = { ...call, ...change };
    await this.store.transaction('change', async (tx) => {
      await tx.lockCall(call.id);
      await tx.saveCall(changed);
    });
    return changed;
  }

  /** Somebody is available, with a console open, unless `change` says otherwise. */
  async available(id: string, change: Partial<Interpreter> = {}): Promise<Interpreter> {
    const interpreter: Interpreter = {
      id,
      status: 'available',
      breakReason: null,
      activity: { state: 'idle', since: now },
      idleSince: now,
      unanswered: noneUnanswered,
      strain: noStrain,
      disconnectedAt: null,
      ...change,
    };
    await this.store.transaction('available', async (tx) => {
      await tx.lockInterpreter(id);
      await tx.saveInterpreter(interpreter);
    });
    return interpreter;
  }

  async offer(call: Call, interpreterId: string, expiresAt = later(15)): Promise<Offer> {
    const offer: Offer = {
      id: newId(),
      callId: call.id,
      interpreterId,
      state: 'pending',
      createdAt: now,
      expiresAt,
    };
    await this.store.transaction('offer', (tx) => tx.insertOffer(offer));
    return offer;
  }
}
