import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { noObjects } from '../support/media-scene.ts';
import { APPROVE, LIST, MOVE, PairingWard, POLL, REVOKE } from '../support/pairing.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { ScriptedWard } from '../support/scripted-ward.ts';
import { WholeCall } from '../support/whole-call.ts';
import type { ApiClient } from '../support/api-client.ts';

const MINUTE = 60_000;

describe.each(databaseKinds)('the tablets of a ward, on %s', (database) => {
  let ward: PairingWard;
  beforeAll(async () => {
    ward = await PairingWard.start(database);
  });
  afterAll(() => ward[Symbol.asyncDispose]());

  const connect = ({ cookie }: ApiClient) =>
    ScriptedClient.connect<TabletProtocol>('tablet', { url: ward.app.url, cookie });

  it('are moved to another counter, and show it', async () => {
    const { device, tabletId } = await ward.paired();
    const socket = await connect(device);
    const moved = socket.next('view', ({ counter }) => counter.name === '福祉 2番');
    await ward.admin.request(MOVE, { params: { tabletId }, body: { counterId: ward.counterId(1) } });
    await moved;
    socket.close();
    expect((await ward.recorded()).at(-1)).toMatchObject({
      action: 'tablet-moved',
      detail: { from: ward.counterId(), to: ward.counterId(1) },
    });
  });

  it('are known to be seen as they come and go, and once a minute', async () => {
    const { app } = ward;
    const { device, tabletId } = await ward.paired();
    const seen = async () => {
      await app.app.tablets.idle();
      return ward.listed(tabletId);
    };
    expect(await seen()).toMatchObject({ connected: false, lastSeenAt: null });
    const socket = await connect(device);
    const arrived = app.clock.now().getTime();
    expect(await seen()).toMatchObject({ connected: true, lastSeenAt: arrived });
    await app.advance(10);
    for (let message = 0; message < 20; message += 1) await socket.request('sync', {});
    expect(await seen()).toMatchObject({ lastSeenAt: arrived });
    await app.advance(MINUTE);
    const later = (await seen())?.lastSeenAt ?? 0;
    expect(later).toBeGreaterThan(arrived);
    await app.advance(10);
    socket.close();
    await expect.poll(async () => (await seen())?.connected).toBe(false);
    expect((await seen())?.lastSeenAt).toBe(app.clock.now().getTime());
  });

  it('are ended for good, and cannot be paired by an approval that was not fetched', async () => {
    const { device, code } = await ward.asking();
    const { tabletId } = await ward.admin.request(APPROVE, { body: { code, counterId: ward.counterId() } });
    await ward.admin.request(REVOKE, { params: { tabletId } });
    expect(await device.ask(POLL)).toMatchObject({ code: 'pairing-not-found', setCookies: [] });
    expect((await ward.listed(tabletId))?.revokedAt).not.toBeNull();
    for (const name of [REVOKE, MOVE] as const) {
      const body = name === MOVE ? { counterId: ward.counterId() } : {};
      expect((await ward.admin.ask(name, { body, params: { tabletId } })).code).toBe('tablet-not-found');
    }
    const { code: next } = await ward.asking();
    const revived = await ward.admin.ask(APPROVE, {
      body: { code: next, counterId: ward.counterId(), replaces: tabletId },
    });
    expect(revived.code).toBe('tablet-not-found');
  });

  it('are replaced by another device: the one before is signed out, the tablet is the same', async () => {
    const before = await ward.paired();
    const socket = await connect(before.device);
    const told = socket.next('signed-out', () => true);
    const { device, code } = await ward.asking();
    const approval = { code, counterId: ward.counterId(1), replaces: before.tabletId };
    const { tabletId } = await ward.admin.request(APPROVE, { body: approval });
    expect(tabletId).toBe(before.tabletId);
    expect(await told).toEqual({ reason: 'tablet-replaced' });
    await expect(connect(before.device)).rejects.toThrow('unauthenticated');
    expect((await device.request(POLL)).state).toBe('paired');
    const replaced = await connect(device);
    expect((await replaced.request('sync', {})).counter.name).toBe('福祉 2番');
    replaced.close();
  });

  it('lists them for supervisors and administrators alone', async () => {
    const { device } = await ward.paired();
    expect(await device.ask(LIST)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});

describe.each(databaseKinds)('a tablet that is revoked in a call, on %s', (database) => {
  it('loses its line and its media, and the call ends as it was', async () => {
    await using ward = await PairingWard.start(database);
    const { app, admin } = ward;
    const { device, tabletId } = await ward.paired();
    const people = await ScriptedWard.gather(
      { ...app.ward, tablets: [tabletId, app.ward.tablets[0] ?? ''] },
      {
        tablet: (id) =>
          id === tabletId
            ? ScriptedClient.connect('tablet', { url: app.url, cookie: device.cookie })
            : app.connect('tablet', id),
        interpreter: (id) => app.connect('interpreter', id),
      },
    );
    const [tablet] = people.tablets;
    if (tablet === undefined) throw new Error('no tablet');
    const call = await WholeCall.active(people, tablet);
    expect(app.engine.objects().producer).toBeGreaterThan(2);
    const told = tablet.client.next('signed-out', () => true);
    const gone = new Promise((resolve) => tablet.client.socket.once('disconnect', resolve));

    const begun = performance.now();
    await admin.request(REVOKE, { params: { tabletId } });
    expect(await told).toEqual({ reason: 'tablet-revoked' });
    expect(await gone).toBe('io server disconnect');
    expect(app.engine.objects()).toEqual(noObjects);
    await call.console.sees('wrap-up', ({ wrapUp }) =>
      wrapUp?.call.reason === 'tablet-revoked' ? wrapUp : null,
    );
    expect(performance.now() - begun).toBeLessThan(2_000);

    await expect(ScriptedClient.connect('tablet', { url: app.url, cookie: device.cookie })).rejects.toThrow(
      'unauthenticated',
    );
    const { call: logged, timeline } = await admin.request('GET /api/admin/calls/:callId', {
      params: { callId: call.callId },
    });
    expect(logged).toMatchObject({ state: 'ended', outcome: 'failed', reason: 'tablet-revoked' });
    expect(timeline.at(-1)).toMatchObject({ type: 'ended', reason: 'tablet-revoked' });
    expect(timeline.map(({ type }) => type)).not.toContain('disconnected');
    people.leave();
  });
});
