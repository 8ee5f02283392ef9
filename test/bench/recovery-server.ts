import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Restartable } from '../integration/restartable.ts';
import { brokenInvariants } from '../simulation/invariants.ts';
import { launchChromium } from '../support/chromium.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { frameTimes, recordPicture, showsPicture } from '../support/remote-picture.ts';
import { CameraFile } from '../support/camera-file.ts';
import { smallFilm } from '../support/films.ts';
import { Bots, browserCalls, gatherBots, liveCalls, resumed, wardPlan } from './killed-ward.ts';
import { gaps } from './gaps.ts';
import { measurement, type Measurement } from './measurement.ts';

/** How many answers of the server pass before each kill. */
const [FEWEST, MOST] = [7, 200];
/** A call that is not back by then is lost. */
const PATIENCE_MS = 20_000;
/** A longer time without a new frame is a freeze. */
const FREEZE_MS = 400;

/**
 * The server is killed with 30 scripted clients and two calls in browsers in all states, and started again: from its
 * readiness until every call that lived is whole again, and until the browsers show new frames.
 * @throws when a row is lost, doubled or contradicts another
 */
export async function recoveryServer(rounds: number): Promise<Measurement[]> {
  const embedded = await measureOn('PGlite', rounds, {});
  const cluster = await startPostgres();
  try {
    const DATABASE_URL = await cluster.create('ward');
    return [...embedded, ...(await measureOn('PostgreSQL', rounds, { DATABASE_URL }))];
  } finally {
    await cluster.stop();
  }
}

async function measureOn(
  kind: 'PGlite' | 'PostgreSQL',
  rounds: number,
  environment: Readonly<Record<string, string>>,
): Promise<Measurement[]> {
  await using camera = await CameraFile.make(smallFilm);
  const browser = await launchChromium('fake', camera.flags);
  try {
    await using server = await Restartable.create(
      kind === 'PGlite' ? 'embedded' : 'postgres',
      wardPlan,
      // Its calls run on to the very end, and nobody waits for them then.
      { ...environment, MADO_DRAIN_SECONDS: '0' },
    );
    await server.start();
    const pages = await browserCalls(server, browser);
    const bots = new Bots();
    const times = { whole: [] as number[], frames: [] as number[], usual: [] as number[] };
    const states = new Map<string, number>();
    let everybody = await gatherBots(server);
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(pages.map(recordPicture));
      const running = bots.run(everybody);
      await bots.ledger.answers(FEWEST + Math.floor(Math.random() * (MOST - FEWEST)));
      await server.end('SIGKILL');
      await running;
      for (const page of pages) times.usual.push(...gaps(await frameTimes(page)));
      const live = await liveCalls(server);
      for (const { state } of live) states.set(state, (states.get(state) ?? 0) + 1);
      await server.start();
      const readyAt = Date.now();
      everybody = await gatherBots(server);
      const scripted = live.filter(({ tabletId }) => !inBrowser(server, tabletId));
      const whole = scripted.map(async (call) => {
        await orGiveUp(resumed(call, server, everybody), `call ${call.id} (${call.state})`);
        times.whole.push(Date.now() - readyAt);
      });
      await Promise.all([...whole, ...pages.map((page) => showsPicture(page, 15))]);
      const frames = await Promise.all(pages.map((page) => framesAfter(page, readyAt)));
      times.frames.push(...frames);
      console.error(
        `${kind} ${round + 1}: ${live.length} calls; frames ${frames.map((ms) => ms.toFixed(0)).join(' ')} ms`,
      );
    }
    await server.end('SIGTERM');
    await checkRows(server, bots);
    console.error(`${kind}: killed in ${[...states].map(([state, n]) => `${state} ${n}`).join(', ')}`);
    const what = { name: 'recovery-server', unit: 'ms' };
    const reference = { name: 'from frame to frame', values: times.usual };
    return [
      measurement({ ...what, metric: `${kind}: ready to calls whole` }, times.whole, reference),
      measurement({ ...what, metric: `${kind}: ready to frames in browsers` }, times.frames, reference),
    ];
  } finally {
    await browser.close();
  }
}

const inBrowser = ({ ward }: Restartable, tabletId: string): boolean =>
  ward.tablets.indexOf(tabletId) >= ward.tablets.length - 2;

async function orGiveUp(work: Promise<void>, what: string): Promise<void> {
  const limit = new AbortController();
  const expired = pause(PATIENCE_MS, null, { signal: limit.signal }).then(() => {
    throw new Error(`${what} did not come back`);
  });
  try {
    await Promise.race([work, expired]);
  } finally {
    limit.abort();
    expired.catch(() => undefined);
  }
}

/** When the last freeze that reached beyond an instant was over, in milliseconds after it; 0 where none did. */
async function framesAfter(page: Page, instant: number): Promise<number> {
  const times = [...(await frameTimes(page)), Date.now()];
  const ends = times.filter((at, index) => at > instant && at - (times[index - 1] ?? at) > FREEZE_MS);
  return Math.max(0, ...ends.map((at) => at - instant));
}

async function checkRows(server: Restartable, bots: Bots): Promise<void> {
  const broken = await server.rows(async (database) => [
    ...(await brokenInvariants(database)).filter((what) => !what.includes('waits although')),
    ...bots.contradictions(
      await database.read('calls', (db) =>
        db.selectFrom('call').select(['id', 'request_id as requestId']).execute(),
      ),
    ),
  ]);
  if (broken.length > 0) throw new Error(`rows are broken: ${broken.join('; ')}`);
}
