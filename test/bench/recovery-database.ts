import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';
import type { Browser } from 'playwright-core';
import { sides } from '../support/away.ts';
import { launchChromium } from '../support/chromium.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { frameTimes, recordPicture } from '../support/remote-picture.ts';
import { answer, openApart, ring, screen, testId, Trial } from '../support/trial.ts';
import { gaps, longest } from './gaps.ts';
import { measurement, type Measurement } from './measurement.ts';

/** PostgreSQL goes away for a time. */
interface Outage {
  readonly metric: string;
  readonly ms: number;
  readonly begin: (cluster: PostgresCluster) => Promise<void>;
  readonly end: (cluster: PostgresCluster) => Promise<void>;
}

const outages: readonly Outage[] = [
  {
    metric: 'PostgreSQL stopped for 60 s',
    ms: 60_000,
    begin: (cluster) => cluster.crash(),
    end: (cluster) => cluster.restart(),
  },
  {
    metric: 'PostgreSQL held by SIGSTOP for 20 s',
    ms: 20_000,
    begin: (cluster) => cluster.signal('SIGSTOP'),
    end: (cluster) => cluster.signal('SIGCONT'),
  },
];

const readyWithinMs = 15_000;

/**
 * PostgreSQL goes away in mid-call: the longest time without a new picture, beside that of the same call before. The
 * call is ended and rated meanwhile; what of it is recorded must be whole, and nothing twice.
 * @throws when the record is not as the call was, or the server does not heal by itself
 */
export async function recoveryDatabase(): Promise<Measurement[]> {
  const browser = await launchChromium();
  const cluster = await startPostgres();
  try {
    await cluster.create('ward');
    const database = Database.postgres(cluster.url('ward'), () => undefined);
    await database.read('migrate', migrate);
    await using trial = await Trial.start(database, { MADO_LOG_LEVEL: 'silent' });
    const measurements: Measurement[] = [];
    for (const outage of outages) measurements.push(await measure(outage, { browser, cluster, trial }));
    return measurements;
  } finally {
    await browser.close();
    await cluster.stop();
  }
}

async function measure(
  { metric, ms, begin, end }: Outage,
  { browser, cluster, trial }: { browser: Browser; cluster: PostgresCluster; trial: Trial },
): Promise<Measurement> {
  const pages = await openApart(browser, trial);
  await ring(pages);
  await answer(pages);
  const watch = async (during: () => Promise<unknown>): Promise<number[]> => {
    for (const side of sides) await recordPicture(pages[side]);
    await during();
    return (await Promise.all(sides.map((side) => frameTimes(pages[side])))).map((times) =>
      longest(gaps(times)),
    );
  };
  const before = await watch(() => pause(10_000));
  await begin(cluster);
  const meanwhile = await watch(() => pause(ms));
  await pages.tablet.click(testId('end-call'));
  await pages.tablet.click(testId('survey-3'));
  await screen(pages.tablet, 'home');
  await screen(pages.console, 'wrap-up');
  await end(cluster);
  await untilReady(trial.url);
  await checkRecord(trial);
  await pages.console.click(testId('wrap-up-done'));
  for (const side of sides) await pages[side].context().close();
  const what = { name: 'recovery-database', metric: `${metric}: longest time without a picture`, unit: 'ms' };
  return measurement(what, meanwhile, { name: 'in the same call before', values: before });
}

async function untilReady(url: string): Promise<void> {
  const end = performance.now() + readyWithinMs;
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    if (performance.now() > end) throw new Error(`not ready within ${readyWithinMs} ms of the return`);
    await pause(100);
  }
}

const expected = ['requested', 'offered', 'accepted', 'connected', 'ended', 'surveyed'].join(' ');

/** The newest call, which lacks nothing and has nothing twice. */
async function checkRecord({ app: { database } }: Trial): Promise<void> {
  const events = await database.read('recorded', async (db) => {
    const { id } = await db.selectFrom('call').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    return db.selectFrom('call_event').select('type').where('call_id', '=', id).orderBy('seq').execute();
  });
  const recorded = events.map(({ type }) => type).join(' ');
  if (recorded !== expected) throw new Error(`recorded: ${recorded}; expected: ${expected}`);
}
