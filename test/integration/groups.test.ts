import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { pick } from './busy-ward.ts';

const GROUP = 'PUT /api/admin/routing/groups/:groupId';
const REMOVE = 'POST /api/admin/routing/groups/:groupId/remove';
const MEMBER = 'PUT /api/admin/routing/members/:interpreterId';
const VIEW = 'GET /api/admin/routing';

const partner: InterpreterGroup = { name: '委託先', afterMs: 20_000, capacity: null };

describe.each(databaseKinds)('groups of interpreters beyond the ward, on %s', (database) => {
  let app: TestApp;
  let admin: ApiClient;
  let desks: ScriptedClient<InterpreterProtocol>[];
  const groupId = newId();
  beforeEach(async () => {
    app = await TestApp.start({ tablets: 3, interpreters: [['en'], ['en'], ['en']], database });
    admin = new ApiClient(app.url, await app.signIn('admin', app.ward.administrator));
    desks = await Promise.all(app.ward.interpreters.map(({ id }) => app.connect('interpreter', id)));
    for (const desk of desks) await desk.request('status:set', { status: 'available' });
    // Whoever is of the ward has been idle for the shortest time.
    await setMember(1, groupId, partner);
    await setMember(2, groupId);
    await app.settled();
  });
  afterEach(() => app[Symbol.asyncDispose]());

  async function setMember(interpreter: number, to: string | null, group?: InterpreterGroup): Promise<void> {
    if (group !== undefined && to !== null)
      await admin.request(GROUP, { params: { groupId: to }, body: group });
    const { id: interpreterId } = pick(app.ward.interpreters, interpreter);
    await admin.request(MEMBER, { params: { interpreterId }, body: { groupId: to } });
  }
  const setGroup = (change: Partial<InterpreterGroup>) =>
    admin.request(GROUP, { params: { groupId }, body: { ...partner, ...change } });
  const call = async (tablet: number) => {
    const client = await app.connect('tablet', pick(app.ward.tablets, tablet));
    const { callId } = await client.request('call:request', { requestId: newId(), language: 'en' });
    await app.settled();
    return callId;
  };
  /** Who is rung, by index. */
  const rung = async () => {
    const views = await Promise.all(desks.map((desk) => desk.request('sync', {})));
    return views.flatMap(({ offer }, index) => (offer === null ? [] : [index]));
  };
  const answer = async (desk: number) => {
    const { offer } = await pick(desks, desk).request('sync', {});
    await pick(desks, desk).request('offer:accept', { offerId: offer?.offerId ?? newId() });
    await app.settled();
  };
  const decisions = async (callId: string) => {
    const { timeline } = await admin.request('GET /api/admin/calls/:callId', { params: { callId } });
    return timeline.flatMap(({ decision }) => decision ?? []);
  };

  it('are rung once a call has waited for as long as is set, and the timeline says so', async () => {
    const first = await call(0);
    expect(await rung()).toEqual([0]);
    expect(await decisions(first)).toMatchObject([{ group: null, skipped: { overflow: 2, busy: 0 } }]);
    await answer(0);
    const second = await call(1);
    await app.advance(19_999);
    expect(await rung()).toEqual([]);
    await app.advance(1);
    expect(await rung()).toHaveLength(1);
    expect(await decisions(second)).toMatchObject([{ group: '委託先', skipped: { overflow: 0, busy: 1 } }]);
  });

  it('are rung at once where nobody of the ward is there', async () => {
    await pick(desks, 0).request('status:set', { status: 'offline' });
    await call(0);
    expect(await rung()).toHaveLength(1);
  });

  it('have no more in calls at once than is set, whoever else is free', async () => {
    await setGroup({ afterMs: 0, capacity: 1 });
    await pick(desks, 0).request('status:set', { status: 'offline' });
    await call(0);
    const [first] = await rung();
    const second = await call(1);
    expect(await rung()).toEqual([first]);
    await answer(first ?? NaN);
    expect(await rung()).toEqual([]);
    await setGroup({ afterMs: 0, capacity: 2 });
    await app.settled();
    expect(await rung()).toHaveLength(1);
    expect(await decisions(second)).toMatchObject([{ skipped: { full: 0, busy: 1 } }]);
  });

  it('are told of as they are set, and leave their members to the ward once they are removed', async () => {
    const view = await admin.request(VIEW);
    expect(view.groups).toEqual([{ groupId, ...partner }]);
    expect(view.interpreters.map((one) => one.groupId)).toEqual([null, groupId, groupId]);
    await admin.request(REMOVE, { params: { groupId } });
    const after = await admin.request(VIEW);
    expect(after.groups).toEqual([]);
    expect(after.interpreters.map((one) => one.groupId)).toEqual([null, null, null]);
    const { entries } = await app.app.audit.log.page({ limit: 10 });
    const changes = entries.filter(({ action }) => action === 'setting-changed').toReversed();
    const { id } = pick(app.ward.interpreters, 1);
    expect(changes.map(({ subject, detail }) => [subject?.id, detail])).toMatchObject([
      [`group ${groupId}`, { 'after-name': '委託先', 'after-afterMs': 20_000, 'after-capacity': null }],
      [`group of ${id}`, { 'before-groupId': null, 'after-groupId': groupId }],
      [`group of ${pick(app.ward.interpreters, 2).id}`, { 'after-groupId': groupId }],
      [`group ${groupId}`, { 'before-name': '委託先', 'before-capacity': null }],
    ]);
  });

  it('are twenty at most', async () => {
    for (let count = 1; count < 20; count += 1)
      await admin.request(GROUP, { params: { groupId: newId() }, body: partner });
    const more = await admin.ask(GROUP, { params: { groupId: newId() }, body: partner });
    expect([more.status, more.code]).toEqual([409, 'too-many-groups']);
    expect((await admin.ask(GROUP, { params: { groupId }, body: partner })).status).toBe(200);
  });

  it.each<[Parameters<ApiClient['ask']>[0], Record<string, string>, object | undefined, number, string]>([
    [REMOVE, { groupId: newId() }, undefined, 404, 'group-not-found'],
    [MEMBER, { interpreterId: newId() }, { groupId: null }, 404, 'person-not-found'],
    [MEMBER, { interpreterId: newId() }, { groupId: newId() }, 404, 'group-not-found'],
    [GROUP, { groupId: newId() }, { ...partner, name: ' ' }, 400, 'invalid-message'],
    [GROUP, { groupId: newId() }, { ...partner, afterMs: -1 }, 400, 'invalid-message'],
    [GROUP, { groupId: newId() }, { ...partner, capacity: 0 }, 400, 'invalid-message'],
    [GROUP, { groupId: 'near' }, partner, 404, 'not-found'],
  ])('refuses %s of %o with %o', async (route, params, body, status, code) => {
    const refused = await admin.ask(route, { params, ...(body === undefined ? {} : { body }) });
    expect([refused.status, refused.code]).toEqual([status, code]);
  });

  it('count in what a call would wait with no more than may be busy at once', async () => {
    await pick(desks, 0).request('status:set', { status: 'offline' });
    await call(0);
    expect(await rung()).toHaveLength(1);
    const tablet = await app.connect('tablet', pick(app.ward.tablets, 1));
    const estimate = async () => {
      await app.advance(10_000);
      return (await tablet.request('sync', {})).languages.find(({ tag }) => tag === 'en')?.estimate;
    };
    expect(await estimate()).toEqual({ fromMs: 2_000, toMs: 15_000 });
    await setGroup({ capacity: 1 });
    expect((await estimate())?.fromMs).toBeGreaterThan(15_000);
  });
});
