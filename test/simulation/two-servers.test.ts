import type { Database } from '@mado/sfu-server/db/database.ts';
import type { StrainRules } from '@mado/core/domain/strain.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connect, newPostgresUrl } from '../support/databases.ts';
import { fillWard, type PlannedWard } from '../support/fill-ward.ts';
import { Random } from '../support/fuzz/random.ts';
import { brokenInvariants, forgetEnded } from './invariants.ts';
import { planWard } from './routing/plan.ts';
import { Spawned } from './routing/spawned.ts';

const OFFERS = 1_000;
/** Offers between two rests, and at most so many between two kills. */
const [REST_AFTER, KILL_AFTER] = [250, 150];

/** The same limits for calls of a hundredth of the length. */
const hurried = (rules: StrainRules): StrainRules => ({
  continuousMs: rules.continuousMs / 100,
  restMs: rules.restMs / 100,
  inWindowMs: rules.inWindowMs / 100,
  windowMs: rules.windowMs / 100,
  leastMs: rules.leastMs / 100,
});

/** Quick, so that much happens; and of every kind. */
const quick = (plan: PlannedWard): PlannedWard => ({
  ...plan,
  languages: plan.languages.map(({ routing, ...language }) => ({
    ...language,
    // They run by the clock on the wall.
    opening: null,
    routing: {
      ...routing,
      wrapUpMs: 30,
      relaxAfterMs: [50, 100, 200],
      ...(routing?.strain ? { strain: hurried(routing.strain) } : {}),
    },
  })),
  groups: plan.groups?.map((group) => ({ ...group, afterMs: group.afterMs / 100 })) ?? [],
});

/** Offers of the calls that are over. */
const endedOffers = (database: Database): Promise<number> =>
  database.read('ended-offers', async (db) => {
    const { count } = await db
      .selectFrom('offer')
      .innerJoin('call', 'call.id', 'offer.call_id')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .where('call.state', '=', 'ended')
      .executeTakeFirstOrThrow();
    return count;
  });

it(`two servers that are killed break nothing in ${OFFERS} offers to the people of 50 clients`, async () => {
  const seed = fc.sample(fc.integer({ min: 1 }), 1)[0] ?? 1;
  const random = new Random(seed);
  const plan = quick(planWard(random, newId, { tablets: [30, 30], interpreters: [20, 20] }));
  const url = await newPostgresUrl();
  await using database = connect(url);
  await fillWard(database, plan, new Date());
  const defects: string[] = [];
  let heard = 0;
  const hear = { on: (): void => undefined };
  const servers = [1, 2].map(
    (number) =>
      new Spawned({ type: 'begin', url, plan, seed: seed + number }, defects, (count) => {
        heard += count;
        hear.on();
      }),
  );
  const heardOf = (count: number) =>
    new Promise<void>((resolve) => {
      hear.on = () => {
        if (heard >= count) resolve();
      };
      hear.on();
    });
  await using _ended = {
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server.kill()));
    },
  };
  await Promise.all(servers.map((server) => server.start()));

  let [offers, kills] = [0, 0];
  while (offers < OFFERS) {
    const until = heard + REST_AFTER;
    while (heard < until) {
      await heardOf(heard + random.below(KILL_AFTER));
      const victim = random.pick(servers);
      await victim.kill();
      await victim.start();
      kills += 1;
    }
    await Promise.all(servers.map((server) => server.ask({ type: 'finish' }, 'finished')));
    for (const server of servers) await server.ask({ type: 'rest' }, 'resting');
    expect(await brokenInvariants(database), `seed ${seed}, after ${offers} offers`).toEqual([]);
    expect(defects, `seed ${seed}`).toEqual([]);
    offers += await endedOffers(database);
    await forgetEnded(database);
    for (const server of servers) server.tell({ type: 'go-on' });
  }
  expect(kills).toBeGreaterThan(5);
});
