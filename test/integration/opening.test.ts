import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletCall, TabletProtocol, TabletView } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import { pick } from './busy-ward.ts';

const OPENING = 'PUT /api/admin/routing/languages/:language/opening';
const MINUTE = 60_000;

/** A ward's week, of which the test begins on a Wednesday at nine. */
const week = (wed: OpeningHours['week']['wed']): OpeningHours => {
  const day = [{ from: '09:00', to: '17:30' }];
  return {
    week: { mon: day, tue: day, wed, thu: day, fri: day, sat: [], sun: [] },
    publicHolidays: true,
    closedOn: [],
    openOn: [],
  };
};
const at = (instant: string) => Date.parse(instant);

describe.each(databaseKinds)('the opening hours of a language, on %s', (database) => {
  let app: TestApp;
  let admin: ApiClient;
  let desks: ScriptedClient<InterpreterProtocol>[];
  let tablets: ScriptedClient<TabletProtocol>[];
  /** The views that were pushed to the second tablet. */
  let pushed: TabletView[];
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 3, interpreters: [['en'], ['jsl']], database });
    admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    tablets = await Promise.all(app.ward.tablets.map((id) => app.connect('tablet', id)));
    desks = await Promise.all(app.ward.interpreters.map(({ id }) => app.connect('interpreter', id)));
    for (const desk of desks) await desk.request('status:set', { status: 'available' });
    await app.settled();
    pushed = [];
    pick(tablets, 1).socket.on('view', (view: TabletView) => pushed.push(view));
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const setHours = async (hours: OpeningHours | null, language = 'en') => {
    await admin.request(OPENING, { params: { language }, body: { hours } });
    await app.settled();
  };
  const view = (tablet: number) => pick(tablets, tablet).request('sync', {});
  const english = ({ languages }: TabletView) => languages.find(({ tag }) => tag === 'en');
  const call = async (tablet: number, language = 'en'): Promise<TabletCall | null> => {
    await pick(tablets, tablet).request('call:request', { requestId: newId(), language });
    await app.settled();
    return (await view(tablet)).call;
  };
  /** Views that were pushed, once they have come. */
  const lastPushed = async () => {
    await view(1);
    return pushed.at(-1);
  };

  it('end a call at once while it is closed, and say when it opens', async () => {
    await setHours(week([{ from: '09:05', to: '12:00' }]));
    const opensAt = at('2026-04-01T09:05+09:00');
    expect(await call(0)).toMatchObject({
      state: 'ended',
      outcome: 'unavailable',
      reason: 'closed',
      closed: { opensAt },
    });
    expect(await call(1, 'jsl')).toMatchObject({ state: 'queued', ringing: true });
    await app.advance(5 * MINUTE - 1);
    expect(await call(2)).toMatchObject({ reason: 'closed' });
    await app.advance(1);
    expect((await view(0)).call).toMatchObject({ reason: 'closed', closed: null });
    expect(await call(0)).toMatchObject({ state: 'queued', ringing: true });
    const { calls } = await admin.request('GET /api/admin/calls', {});
    expect(calls.filter(({ reason }) => reason === 'closed')).toHaveLength(2);
  });

  it('are told to tablets at rest as they open and close, by themselves', async () => {
    await setHours(
      week([
        { from: '09:05', to: '09:07' },
        { from: '09:08', to: '17:30' },
      ]),
    );
    expect(english(await view(1))).toMatchObject({
      closed: { opensAt: at('2026-04-01T09:05+09:00') },
      estimate: null,
    });
    pushed.length = 0;
    await app.advance(5 * MINUTE - 1);
    expect(await lastPushed()).toBeUndefined();
    await app.advance(1);
    expect(english((await lastPushed()) ?? (await view(1)))).toMatchObject({
      closed: null,
      estimate: { fromMs: 2_000 },
    });
    await app.advance(2 * MINUTE);
    const closed = { opensAt: at('2026-04-01T09:08+09:00') };
    expect((await lastPushed())?.timeZone).toBe('Asia/Tokyo');
    expect(english((await lastPushed()) ?? (await view(1)))).toMatchObject({ closed, estimate: null });
    await app.advance(MINUTE);
    expect(english((await lastPushed()) ?? (await view(1)))?.closed).toBeNull();
  });

  it('are told to tablets at rest as they are set', async () => {
    await setHours(week([]));
    expect(english((await lastPushed()) ?? (await view(1)))?.closed).toEqual({
      opensAt: at('2026-04-02T09:00+09:00'),
    });
    await setHours({ ...week([]), closedOn: ['2026-04-02'] });
    const friday = { opensAt: at('2026-04-03T09:00+09:00') };
    expect(english((await lastPushed()) ?? (await view(1)))?.closed).toEqual(friday);
    await setHours(null);
    expect(english((await lastPushed()) ?? (await view(1)))?.closed).toBeNull();
  });

  it('leave in the queue who waits as they close', async () => {
    await setHours(week([{ from: '09:00', to: '09:01' }]));
    const desk = pick(desks, 0);
    await app.advance(MINUTE - 5_000);
    await call(0);
    const { offer } = await desk.request('sync', {});
    await desk.request('offer:accept', { offerId: offer?.offerId ?? '' });
    const waiting = await call(1);
    expect(waiting).toMatchObject({ state: 'queued', ringing: false });
    await app.advance(5_000);
    expect((await view(1)).call).toMatchObject({ state: 'queued' });
    expect(await call(2)).toMatchObject({ reason: 'closed' });
    const talking = await desk.request('sync', {});
    await desk.request('call:end', { callId: talking.call?.callId ?? '' });
    await desk.request('wrap-up:done', {});
    await app.settled();
    expect((await desk.request('sync', {})).offer?.callId).toBe(waiting?.callId);
  });

  it('are told to administrators as they are set, and each change is in the audit log', async () => {
    const hours = { ...week([{ from: '10:00', to: '24:00' }]), closedOn: ['2026-12-30', '2026-12-29'] };
    await setHours(hours);
    await setHours(null);
    await setHours(hours);
    const { languages, timeZone } = await admin.request('GET /api/admin/routing', {});
    expect(languages.map(({ tag, opening }) => [tag, opening])).toContainEqual(['en', hours]);
    expect([timeZone, languages.find(({ tag }) => tag === 'jsl')?.opening]).toEqual(['Asia/Tokyo', null]);
    const { entries } = await app.app.audit.log.page({ limit: 10 });
    const changes = entries.filter(({ action }) => action === 'setting-changed');
    expect(changes.map(({ subject }) => subject?.id)).toEqual(Array(3).fill('opening of en'));
    expect(changes[1]?.detail).toEqual({
      'before-week': 'mon-tue 09:00-17:30, wed 10:00-24:00, thu-fri 09:00-17:30, sat-sun closed',
      'before-closedOn': '2026-12-29..2026-12-30',
      'before-openOn': '',
      'before-publicHolidays': 'closed',
      'after-hours': 'always',
    });
  });

  it('are refused where they are none, or of no language', async () => {
    const refused = async (language: string, hours: OpeningHours | null) => {
      const { status, code } = await admin.ask(OPENING, { params: { language }, body: { hours } });
      return [status, code];
    };
    expect(await refused('yue', null)).toEqual([422, 'unknown-language']);
    for (const hours of [
      { ...week([]), closedOn: ['2026-02-29'] },
      week([{ from: '12:00', to: '09:00' }]),
      { ...week([]), week: { ...week([]).week, colour: [] } },
    ])
      expect(await refused('en', hours)).toEqual([400, 'invalid-message']);
  });
});
