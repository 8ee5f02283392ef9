import { WINDOW_MS } from '@mado/core/domain/quality-window.ts';
import { callQuality } from '@mado/core/protocol/quality.ts';
import { callLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { deleteOld } from '@mado/sfu-server/retention/kept-records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { ringing } from '../support/open-call.ts';
import { tenSeconds } from '../support/quality-windows.ts';
import { refused } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

const DAY_MS = 86_400_000;

type Ringing = Awaited<ReturnType<typeof ringing>>;

async function answered(app: TestApp, index: number, language: string): Promise<Ringing> {
  const call = await ringing(app, index, language);
  const { tablet, console, callId, offerId } = call;
  await console.request('offer:accept', { offerId });
  await tablet.request('call:media-up', { callId });
  await console.request('call:media-up', { callId });
  return call;
}

async function read(app: TestApp, path: string): Promise<unknown> {
  const cookie = await app.signIn('admin', app.ward.administrator);
  return (await fetch(`${app.url}/api/admin/calls/${path}`, { headers: { cookie } })).json();
}
const qualityOf = async (app: TestApp, callId: string) =>
  callQuality.parse(await read(app, `${callId}/quality`));

const rowsIn = ({ app }: TestApp) =>
  app.database.read('quality-rows', (db) => db.selectFrom('call_quality').select('call_id').execute());

describe.each(databaseKinds)('the quality of a call, on %s', (database) => {
  let app: TestApp;
  let own: Ringing;
  beforeAll(async () => {
    app = await TestApp.start({ database, tablets: 2, interpreters: [['jsl'], ['en']] });
    own = await answered(app, 0, 'jsl');
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('is not taken of a call that nobody has answered', async () => {
    const rung = await ringing(app, 1, 'en');
    const report = { callId: rung.callId, windows: [tenSeconds(app.clock.now())] };
    expect(await rung.tablet.ask('media:quality', report)).toEqual(refused('not-answered'));
    expect(await rung.console.ask('media:quality', report)).toEqual(refused('call-not-found'));
    await rung.console.request('offer:accept', { offerId: rung.offerId });
    // A stranger to the one call is no stranger to the other.
    const windows = [tenSeconds(app.clock.now())];
    const [others, theirs] = [
      { callId: rung.callId, windows },
      { callId: own.callId, windows },
    ];
    for (const answer of [
      await own.tablet.ask('media:quality', others),
      await own.console.ask('media:quality', others),
      await rung.tablet.ask('media:quality', theirs),
      await rung.console.ask('media:quality', theirs),
    ])
      expect(answer).toEqual(refused('call-not-found'));
    expect(await rowsIn(app)).toEqual([]);
  });

  it('is kept by side, and each window once', async () => {
    const { tablet, console, callId } = own;
    await app.advance(10 * WINDOW_MS);
    const now = app.clock.now().getTime();
    const windows = [tenSeconds(now - WINDOW_MS), tenSeconds(now)];
    await tablet.request('media:quality', { callId, windows });
    // The same windows, in other words: the first ones stay.
    await tablet.request('media:quality', {
      callId,
      windows: [tenSeconds(now, 1), tenSeconds(now - WINDOW_MS, 1)],
    });
    await console.request('media:quality', {
      callId,
      windows: [tenSeconds(now - WINDOW_MS, 12), tenSeconds(now)],
    });
    const { directions } = await qualityOf(app, callId);
    expect(directions.map(({ to, summary, windows: kept }) => [to, kept.length, summary])).toMatchObject([
      [
        'tablet',
        2,
        { seconds: 20, fps: { p5: 30, p50: 30 }, share: 1, verdict: 'good', delayMs: { worst: 90 } },
      ],
      [
        'interpreter',
        2,
        { seconds: 20, fps: { p5: 12, p50: 12 }, secondsUnder20: 10, share: 0.5, verdict: 'poor' },
      ],
    ]);
    expect(directions[0]?.windows.map(({ receive }) => receive.fps[0])).toEqual([30, 30]);
    // A call is as good as its worse direction.
    expect(callLogEntry.parse(await read(app, `${callId}/line`)).quality).toEqual({
      share: 0.5,
      verdict: 'poor',
    });
  });

  it('is not taken of a time before the answer, or that has not come', async () => {
    const now = app.clock.now().getTime();
    const ask = (at: number) =>
      own.tablet.ask('media:quality', { callId: own.callId, windows: [tenSeconds(at)] });
    for (const at of [now - 20 * WINDOW_MS, now + 2 * WINDOW_MS, 0])
      expect(await ask(at)).toEqual(refused('window-outside-call'));
    // One window that lies outside spoils the report.
    const mixed = [tenSeconds(now - 5 * WINDOW_MS), tenSeconds(now + 2 * WINDOW_MS)];
    expect(await own.tablet.ask('media:quality', { callId: own.callId, windows: mixed })).toEqual(
      refused('window-outside-call'),
    );
    expect((await qualityOf(app, own.callId)).directions.map(({ windows }) => windows.length)).toEqual([
      2, 2,
    ]);
  });

  it('is taken for two minutes after the end, of the time before it', async () => {
    const { tablet, console, callId } = own;
    await tablet.request('call:end', { callId });
    const end = app.clock.now().getTime();
    await app.advance(60_000);
    const before = { callId, windows: [tenSeconds(end - 3 * WINDOW_MS)] };
    await console.request('media:quality', before);
    const after = { callId, windows: [tenSeconds(end + 2 * WINDOW_MS)] };
    expect(await console.ask('media:quality', after)).toEqual(refused('window-outside-call'));
    await app.advance(61_000);
    expect(await tablet.ask('media:quality', before)).toEqual(refused('call-ended'));
    const { directions } = await qualityOf(app, callId);
    expect(directions.map(({ to, windows }) => [to, windows.length])).toEqual([
      ['tablet', 2],
      ['interpreter', 3],
    ]);
  });

  it('of a call without a record is empty', async () => {
    const { calls } = (await read(app, '')) as { calls: { callId: string; language: { tag: string } }[] };
    const other = calls.find(({ language }) => language.tag === 'en')?.callId ?? '';
    expect(await qualityOf(app, other)).toEqual({ directions: [] });
    expect(await read(app, '0195e0b0-0000-7000-8000-000000000001/quality')).toMatchObject({
      error: { code: 'call-not-found' },
    });
  });

  it('goes with its call when that is old', async () => {
    expect(await rowsIn(app)).not.toEqual([]);
    const far = new Date(app.clock.now().getTime() + 32 * DAY_MS);
    const { database: rows, audit } = app.app;
    const deps = { database: rows, auditor: audit.auditor, dataDir: app.dataDir };
    await deleteOld(deps, { callLog: 30, audit: 4_000 }, far);
    expect(await rowsIn(app)).toEqual([]);
  });
});
