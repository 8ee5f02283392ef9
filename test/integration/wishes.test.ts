import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { LanguageVariant } from '@mado/core/domain/wishes.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import { pick } from './busy-ward.ts';

const VARIANTS = 'PUT /api/admin/routing/languages/:language/variants';
const SKILL = 'PUT /api/admin/routing/interpreters/:interpreterId/:language';
const TRAITS = 'PUT /api/admin/routing/interpreters/:interpreterId';

type Request = TabletProtocol['requests']['call:request']['input']['_output'];

const variants: LanguageVariant[] = [
  { tag: 'jsl', names: { ja: '日本手話', en: 'Japanese Sign Language' } },
  { tag: 'coded', names: { ja: '日本語対応手話', en: 'Manually coded Japanese' } },
];

describe.each(databaseKinds)('what a visitor wishes for, on %s', (database) => {
  let app: TestApp;
  let admin: ApiClient;
  let desks: ScriptedClient<InterpreterProtocol>[];
  let tablets: ScriptedClient<TabletProtocol>[];
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 3, interpreters: [['jsl'], ['jsl'], ['jsl']], database });
    admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    desks = await Promise.all(app.ward.interpreters.map(({ id }) => app.connect('interpreter', id)));
    tablets = await Promise.all(app.ward.tablets.map((id) => app.connect('tablet', id)));
    for (const desk of desks) await desk.request('status:set', { status: 'available' });
    await admin.request(VARIANTS, { params: { language: 'jsl' }, body: { variants } });
    await app.settled();
  });
  afterEach(() => app[Symbol.asyncDispose]());

  const interpreterId = (index: number) => pick(app.ward.interpreters, index).id;
  const has = (index: number, ...tags: string[]) =>
    admin.request(SKILL, {
      params: { interpreterId: interpreterId(index), language: 'jsl' },
      body: { proficiency: 3, domains: [], variants: tags },
    });
  const is = (index: number, gender: 'woman' | 'man' | null, deaf = false) =>
    admin.request(TRAITS, { params: { interpreterId: interpreterId(index) }, body: { gender, deaf } });
  const call = async (tablet: number, wished: Partial<Request> = {}) => {
    const { callId } = await pick(tablets, tablet).request('call:request', {
      requestId: newId(),
      language: 'jsl',
      ...wished,
    });
    await app.settled();
    return callId;
  };
  const offers = async () => {
    const views = await Promise.all(desks.map((desk) => desk.request('sync', {})));
    return views.flatMap(({ offer }, index) => (offer === null ? [] : [{ index, offer }]));
  };
  const rung = async () => (await offers()).map(({ index }) => index);
  const ending = async (tablet: number) => {
    const { call: over } = await pick(tablets, tablet).request('sync', {});
    return over?.state === 'ended' ? over : null;
  };
  const decisions = async (callId: string) => {
    const { timeline } = await admin.request('GET /api/admin/calls/:callId', { params: { callId } });
    return timeline.flatMap(({ decision }) => decision ?? []);
  };
  /** A whole call, up to its end. @returns who had it */
  const talk = async (tablet: number, ticket: string) => {
    const callId = await call(tablet, { ticket });
    const [first] = await offers();
    if (first === undefined) throw new Error('nobody is rung');
    const desk = pick(desks, first.index);
    await desk.request('offer:accept', { offerId: first.offer.offerId });
    await pick(tablets, tablet).request('call:media-up', { callId });
    await desk.request('call:media-up', { callId });
    await pick(tablets, tablet).request('call:end', { callId });
    await desk.request('wrap-up:done', {});
    await app.settled();
    return { callId, who: first.index };
  };

  it('never gives up a variant, and says at once where nobody has it', async () => {
    await has(1, 'coded');
    const callId = await call(0, { variants: ['coded'] });
    expect(await rung()).toEqual([1]);
    expect(await decisions(callId)).toMatchObject([{ others: 0, skipped: { variant: 2 } }]);
    await call(1, { variants: ['jsl'] });
    expect(await ending(1)).toMatchObject({ outcome: 'unavailable', reason: 'nobody-available' });
    await app.advance(15_000);
    expect(await ending(0)).toMatchObject({ outcome: 'no-answer', reason: 'nobody-left' });
    const refused = await pick(tablets, 2).ask('call:request', {
      requestId: newId(),
      language: 'jsl',
      variants: ['third'],
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unknown-variant' } });
  });

  it('holds out for whom the visitor prefers for ten seconds, and says whether it was met', async () => {
    await is(1, 'woman');
    await is(2, 'man', true);
    const preferences = { gender: 'woman' } as const;
    const first = await call(0, { preferences });
    expect(await rung()).toEqual([1]);
    expect(await decisions(first)).toMatchObject([
      { preferred: { gender: true }, skipped: { preference: 2 } },
    ]);
    const second = await call(1, { preferences });
    await app.advance(9_999);
    expect(await rung()).toEqual([1]);
    await app.advance(1);
    expect(await rung()).toHaveLength(2);
    expect(await decisions(second)).toMatchObject([{ preferred: { gender: false } }]);
    await call(2, { preferences: { deaf: true } });
    expect(await rung()).toHaveLength(3);
  });

  it('holds out for nobody where nobody who is preferred is there', async () => {
    await is(1, 'woman');
    await pick(desks, 1).request('status:set', { status: 'offline' });
    const callId = await call(0, { preferences: { gender: 'woman', deaf: true } });
    expect(await rung()).toHaveLength(1);
    expect(await decisions(callId)).toMatchObject([{ preferred: { gender: false, deaf: false } }]);
  });

  it('tries whom the visitor had before, and never whom they will not have again', async () => {
    const { callId, who } = await talk(0, 'A-102');
    expect(await ending(0)).toMatchObject({ surveyDue: true, nextTime: { said: null } });
    // At another counter, typed in another way.
    const again = await call(1, { ticket: 'ａ102' });
    expect(await rung()).toEqual([who]);
    expect(await decisions(again)).toMatchObject([{ preferred: { again: true } }]);
    await pick(tablets, 1).request('call:end', { callId: again });
    const tablet = pick(tablets, 0);
    for (const nextTime of ['same', 'other'] as const)
      await tablet.request('call:next-time', { callId, nextTime });
    expect(await ending(0)).toMatchObject({ nextTime: { said: 'other' } });
    const other = await call(1, { ticket: 'A-102' });
    expect(await rung()).not.toContain(who);
    expect(await decisions(other)).toMatchObject([{ preferred: {}, skipped: { excluded: 1 } }]);
    await pick(tablets, 1).request('call:end', { callId: other });
    for (const [index, desk] of desks.entries())
      if (index !== who) await desk.request('status:set', { status: 'offline' });
    await call(1, { ticket: 'A-102' });
    expect(await ending(1)).toMatchObject({ outcome: 'unavailable' });
  });

  it('asks for the next time only where there was a ticket, and as long as the call is on the tablet', async () => {
    const { callId } = await talk(0, '7');
    const tablet = pick(tablets, 0);
    const say = (of: string, from = tablet) => from.ask('call:next-time', { callId: of, nextTime: 'same' });
    expect(await say(callId, pick(tablets, 1))).toMatchObject({ error: { code: 'call-not-found' } });
    await tablet.request('call:survey', { callId, rating: 3 });
    expect(await say(callId)).toMatchObject({ error: { code: 'survey-not-due' } });
    const without = await call(0);
    await tablet.request('call:end', { callId: without });
    expect(await say(without)).toMatchObject({ error: { code: 'survey-not-due' } });
  });

  it('keeps no number of a ticket', async () => {
    await talk(0, 'Z-98765');
    const rows = await app.app.database.read('all-calls', (db) =>
      db.selectFrom('call').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toMatch(/98765/);
    expect(rows.map(({ ticket_hash }) => ticket_hash)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('puts what the visit is about before what its counter says', async () => {
    await admin.request(SKILL, {
      params: { interpreterId: interpreterId(1), language: 'jsl' },
      body: { proficiency: 3, domains: ['tax'], variants: [] },
    });
    await call(0, { topic: 'tax' });
    expect(await rung()).toEqual([1]);
  });

  it('is set by administrators, audited, and a variant that is gone is nobody’s any more', async () => {
    await has(0, 'coded', 'jsl');
    await is(0, 'woman', true);
    const [jsl] = variants;
    if (jsl === undefined) throw new Error('no variant');
    await admin.request(VARIANTS, { params: { language: 'jsl' }, body: { variants: [jsl] } });
    const view = await admin.request('GET /api/admin/routing');
    expect(view.languages.find(({ tag }) => tag === 'jsl')?.variants).toEqual([jsl]);
    expect(view.interpreters.find((one) => one.interpreterId === interpreterId(0))).toMatchObject({
      gender: 'woman',
      deaf: true,
      skills: [{ language: 'jsl', variants: ['jsl'] }],
    });
    const { languages } = await pick(tablets, 0).request('sync', {});
    expect(languages.find(({ tag }) => tag === 'jsl')?.variants).toEqual([jsl]);
    const { entries } = await app.app.audit.log.page({ limit: 10 });
    const changes = entries
      .filter(({ action }) => action === 'setting-changed')
      .toReversed()
      .slice(1);
    expect(changes.map(({ subject, detail }) => [subject?.id, detail])).toMatchObject([
      [`jsl of ${interpreterId(0)}`, { 'before-variants': '', 'after-variants': 'coded, jsl' }],
      [
        `traits of ${interpreterId(0)}`,
        { 'before-gender': null, 'after-gender': 'woman', 'after-deaf': 'true' },
      ],
      [
        'variants of jsl',
        { 'before-variants': 'jsl 日本手話, coded 日本語対応手話', 'after-variants': 'jsl 日本手話' },
      ],
    ]);
  });

  it.each<[Parameters<ApiClient['ask']>[0], Record<string, string>, object, number, string]>([
    [VARIANTS, { language: 'yue' }, { variants: [] }, 422, 'unknown-language'],
    [VARIANTS, { language: 'jsl' }, { variants: [...variants, ...variants] }, 400, 'invalid-message'],
    [TRAITS, { interpreterId: newId() }, { gender: null, deaf: false }, 404, 'person-not-found'],
    [TRAITS, { interpreterId: newId() }, { gender: 'x', deaf: false }, 400, 'invalid-message'],
  ])('refuses %s of %o with %o', async (route, params, body, status, code) => {
    const refused = await admin.ask(route, { params, body });
    expect([refused.status, refused.code]).toEqual([status, code]);
  });

  it('refuses a skill in a variant that there is not', async () => {
    const params = { interpreterId: interpreterId(0), language: 'jsl' };
    const refused = await admin.ask(SKILL, {
      params,
      body: { proficiency: 3, domains: [], variants: ['third'] },
    });
    expect([refused.status, refused.code]).toEqual([422, 'unknown-variant']);
  });
});
