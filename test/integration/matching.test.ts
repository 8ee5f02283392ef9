import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { SkillSetting } from '@mado/core/protocol/rest/routing.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import { pick } from './busy-ward.ts';

const LANGUAGE = 'PUT /api/admin/routing/languages/:language';
const COUNTER = 'PUT /api/admin/routing/counters/:counterId';
const SKILL = 'PUT /api/admin/routing/interpreters/:interpreterId/:language';
const VIEW = 'GET /api/admin/routing';

/** By index: who signs and speaks English, and two who speak English; the later in the list, the longer idle. */
const interpreters = [['jsl', 'en'], ['en'], ['en']];

describe.each(databaseKinds)('the routing as an administrator sets it, on %s', (database) => {
  let app: TestApp;
  let admin: ApiClient;
  let desks: ScriptedClient<InterpreterProtocol>[];
  let tablets: ScriptedClient<TabletProtocol>[];
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 3, interpreters, database });
    admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    desks = await Promise.all(app.ward.interpreters.map(({ id }) => app.connect('interpreter', id)));
    tablets = await Promise.all(app.ward.tablets.map((id) => app.connect('tablet', id)));
    for (const desk of desks) await desk.request('status:set', { status: 'available' });
    await app.settled();
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const setLanguage = (language: string, body: RoutingSettings) =>
    admin.request(LANGUAGE, { params: { language }, body });
  const setSkill = (interpreter: number, body: SkillSetting) =>
    admin.request(SKILL, {
      params: { interpreterId: pick(app.ward.interpreters, interpreter).id, language: 'en' },
      body,
    });
  const call = async (tablet: number, language = 'en') => {
    const { callId } = await pick(tablets, tablet).request('call:request', { requestId: newId(), language });
    await app.settled();
    return callId;
  };
  /** Who is rung, by index. */
  const rung = async () => {
    const views = await Promise.all(desks.map((desk) => desk.request('sync', {})));
    return views.flatMap(({ offer }, index) => (offer === null ? [] : [{ index, offer }]));
  };
  const rungAt = async () => (await rung()).map(({ index }) => index);
  const accept = async (desk: number) => {
    const offer = (await rung()).find(({ index }) => index === desk)?.offer;
    const reply = await pick(desks, desk).ask('offer:accept', { offerId: offer?.offerId ?? newId() });
    await app.settled();
    return reply;
  };
  const decisions = async (callId: string) => {
    const { timeline } = await admin.request('GET /api/admin/calls/:callId', { params: { callId } });
    return timeline.flatMap(({ decision }) => decision ?? []);
  };

  it('waits for who is good enough, asks for less with time, and says so', async () => {
    await setSkill(0, { proficiency: 5, domains: [], variants: [] });
    await setLanguage('en', { leastProficiency: 5 });
    await call(0);
    expect(await rungAt()).toEqual([0]);
    await accept(0);
    const callId = await call(1);
    await app.advance(29_999);
    expect(await rungAt()).toEqual([]);
    await app.advance(1);
    expect(await rungAt()).toHaveLength(1);
    expect(await decisions(callId)).toMatchObject([{ relaxed: 2, skipped: { busy: 1, unfit: 0 } }]);
  });

  it('rings for a call that waits as soon as less is asked for', async () => {
    await setLanguage('en', { leastProficiency: 5 });
    await setSkill(0, { proficiency: 5, domains: [], variants: [] });
    await call(0);
    await accept(0);
    await call(1);
    expect(await rungAt()).toEqual([]);
    await setLanguage('en', { leastProficiency: 3 });
    await app.settled();
    expect(await rungAt()).toHaveLength(1);
  });

  it('finds somebody at home in what the counter is about', async () => {
    const { counters } = await admin.request(VIEW);
    const counterId = counters.find(({ name }) => name === '福祉 1番')?.counterId ?? '';
    await admin.request(COUNTER, { params: { counterId }, body: { domain: 'tax', priorityMs: 0 } });
    await setSkill(1, { proficiency: 3, domains: ['welfare', 'tax'], variants: [] });
    const callId = await call(0);
    expect(await rungAt()).toEqual([1]);
    expect(await decisions(callId)).toMatchObject([{ relaxed: 0, others: 0, skipped: { unfit: 2 } }]);
  });

  it('takes up first the calls of a counter that comes before others', async () => {
    const { counters } = await admin.request(VIEW);
    const counterId = counters.find(({ name }) => name === '福祉 3番')?.counterId ?? '';
    await admin.request(COUNTER, { params: { counterId }, body: { domain: null, priorityMs: 60_000 } });
    for (const desk of desks.slice(1)) await desk.request('status:set', { status: 'offline' });
    await call(0);
    await accept(0);
    await call(1);
    await app.advance(10_000);
    const urgent = await call(2);
    const place = async (tablet: number) => {
      const { call: waiting } = await pick(tablets, tablet).request('sync', {});
      return waiting?.state === 'queued' ? waiting.position : null;
    };
    expect([await place(1), await place(2)]).toEqual([2, 1]);
    const view = await pick(desks, 0).request('sync', {});
    await pick(desks, 0).request('call:end', { callId: view.call?.callId ?? '' });
    await pick(desks, 0).request('wrap-up:done', {});
    await app.settled();
    expect((await rung()).map(({ offer }) => offer.callId)).toEqual([urgent]);
  });

  it('rings several at once, of whom the first has the call and the others are left in peace', async () => {
    await setLanguage('en', { ringWidth: 2 });
    const callId = await call(0);
    const both = await rung();
    expect(both.map(({ offer }) => offer.callId)).toEqual([callId, callId]);
    const [first, second] = both.map(({ index }) => index);
    const late = both.find(({ index }) => index === second)?.offer.offerId ?? '';
    expect((await accept(first ?? NaN)).ok).toBe(true);
    const answer = await pick(desks, second ?? NaN).ask('offer:accept', { offerId: late });
    expect(answer).toMatchObject({ ok: false, error: { code: 'offer-rescinded' } });
    expect(await rungAt()).toEqual([]);
    const { offer, status, state, pausedUntil } = await pick(desks, second ?? NaN).request('sync', {});
    expect({ offer, status, state, pausedUntil }).toEqual({
      offer: null,
      status: 'available',
      state: 'idle',
      pausedUntil: null,
    });
  });

  it('keeps people free for a language, until a call in another has waited longest', async () => {
    for (const desk of desks.slice(1)) await desk.request('status:set', { status: 'offline' });
    await setLanguage('jsl', { keepFree: 1 });
    const callId = await call(0);
    await app.advance(59_999);
    expect(await rungAt()).toEqual([]);
    await app.advance(1);
    expect(await rungAt()).toEqual([0]);
    expect(await decisions(callId)).toMatchObject([{ skipped: { reserved: 0 } }]);
    await accept(0);
    await call(1, 'jsl');
    expect(await rungAt()).toEqual([]);
  });

  it('rings and lets rest for as long as is set', async () => {
    await setLanguage('en', { offerTimeoutMs: 5_000, wrapUpMs: 7_000 });
    await call(0);
    const [first] = await rungAt();
    await app.advance(5_000);
    const [second] = await rungAt();
    expect(second).not.toBe(first);
    await accept(second ?? NaN);
    const desk = pick(desks, second ?? NaN);
    const { call: talked } = await desk.request('sync', {});
    await desk.request('call:end', { callId: talked?.callId ?? '' });
    const state = async () => (await desk.request('sync', {})).state;
    await app.advance(6_999);
    expect(await state()).toBe('wrap-up');
    await app.advance(1);
    expect(await state()).toBe('idle');
  });

  it('is told of as it is set, and each change is in the audit log', async () => {
    await setLanguage('jsl', { ringWidth: 3, relaxAfterMs: [0, 1_000, 2_000] });
    await setLanguage('jsl', { keepFree: 1 });
    await setSkill(2, { proficiency: 4, domains: ['medical'], variants: [] });
    const view = await admin.request(VIEW);
    expect(view.mayChange).toBe(true);
    expect(view.languages.find(({ tag }) => tag === 'jsl')?.settings).toEqual({ keepFree: 1 });
    expect(view.interpreters[2]?.skills).toEqual([
      { language: 'en', proficiency: 4, domains: ['medical'], variants: [] },
    ]);
    const { entries } = await app.app.audit.log.page({ limit: 10 });
    const changes = entries.filter(({ action }) => action === 'setting-changed');
    expect(changes.map(({ subject, detail }) => [subject?.id, detail]).toReversed()).toEqual([
      ['routing of jsl', { 'after-ringWidth': 3, 'after-relaxAfterMs': '[0,1000,2000]' }],
      [
        'routing of jsl',
        { 'before-ringWidth': 3, 'before-relaxAfterMs': '[0,1000,2000]', 'after-keepFree': 1 },
      ],
      [
        `en of ${pick(app.ward.interpreters, 2).id}`,
        {
          'before-proficiency': 3,
          'before-domains': '[]',
          'before-variants': '',
          'after-proficiency': 4,
          'after-domains': '["medical"]',
          'after-variants': '',
        },
      ],
    ]);
  });

  it.each<[Parameters<ApiClient['ask']>[0], Record<string, string>, object, number, string]>([
    [LANGUAGE, { language: 'yue' }, {}, 422, 'unknown-language'],
    [LANGUAGE, { language: 'en' }, { ringWidth: 9 }, 400, 'invalid-message'],
    [LANGUAGE, { language: 'en' }, { colour: 1 }, 400, 'invalid-message'],
    [COUNTER, { counterId: newId() }, { domain: null, priorityMs: 0 }, 404, 'counter-not-found'],
    [
      SKILL,
      { interpreterId: newId(), language: 'en' },
      { proficiency: 1, domains: [] },
      404,
      'person-not-found',
    ],
  ])('refuses %s of %o with %o', async (route, params, body, status, code) => {
    const refused = await admin.ask(route, { params, body });
    expect([refused.status, refused.code]).toEqual([status, code]);
    const { entries } = await app.app.audit.log.page({ limit: 10 });
    expect(entries.filter(({ action }) => action === 'setting-changed')).toEqual([]);
  });
});
