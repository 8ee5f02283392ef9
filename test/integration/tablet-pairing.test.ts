import { newId } from '@mado/sfu-server/ids.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { databaseKinds } from '../support/databases.ts';
import { APPROVE, DENY, FIND, LIST, MOVE, PairingWard, POLL, REVOKE } from '../support/pairing.ts';
import { ScriptedClient } from '../support/scripted-client.ts';

const MINUTE = 60_000;

describe.each(databaseKinds)('pairing a tablet, on %s', (database) => {
  let ward: PairingWard;
  beforeAll(async () => {
    ward = await PairingWard.start(database);
  });
  afterAll(() => ward[Symbol.asyncDispose]());

  it('shows a code, is approved while it waits, and can connect', async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    const answer = device.ask(POLL);
    const typed = code.toLowerCase().replace('-', ' ');
    expect(await admin.request(FIND, { body: { code: typed } })).toMatchObject({ address: '127.0.0.1' });
    const { tabletId } = await admin.request(APPROVE, { body: { code: typed, counterId, name: '奥の机' } });
    const { data, setCookies } = await answer;
    expect(data).toEqual({
      state: 'paired',
      counter: { name: '福祉 1番', department: '保健福祉課', section: '福祉' },
    });
    expect(setCookies[0]).toMatch(
      /^mado-tablet=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(device.cookies.has('mado-pairing')).toBe(false);

    const socket = await ScriptedClient.connect('tablet', { url: app.url, cookie: device.cookie });
    await app.app.tablets.idle();
    expect((await admin.request(LIST)).mayChange).toBe(true);
    expect(await ward.listed(tabletId)).toMatchObject({
      counter: { counterId },
      name: '奥の机',
      connected: true,
      lastSeenAt: app.clock.now().getTime(),
      pairedAt: app.clock.now().getTime(),
      pairedBy: '管理者',
      revokedAt: null,
    });
    socket.close();
    const actor = { kind: 'admin', id: app.ward.administrator };
    const recorded = await ward.recorded();
    expect(recorded).toMatchObject([
      { action: 'tablet-paired', actor, subject: { kind: 'tablet', id: tabletId }, from: '127.0.0.1' },
      {
        action: 'tablet-credential-taken',
        actor: { kind: 'nobody' },
        subject: { kind: 'tablet', id: tabletId },
      },
    ]);
    expect(JSON.stringify(recorded)).not.toContain(code.slice(0, 4));
  });

  it('keeps no code, and neither credential, in a row', async () => {
    const { app } = ward;
    const { device, code } = await ward.asking();
    const { device: tablet } = await ward.paired();
    const rows = await app.app.database.read('rows', async (db) => [
      ...(await db.selectFrom('pairing').selectAll().execute()),
      ...(await db.selectFrom('session').selectAll().execute()),
    ]);
    const text = JSON.stringify(rows);
    for (const secret of [
      code,
      code.replace('-', ''),
      device.cookies.get('mado-pairing'),
      tablet.cookies.get('mado-tablet'),
    ]) {
      expect(secret?.length).toBeGreaterThan(7);
      expect(text).not.toContain(secret);
    }
  });

  it('refuses a code that has expired', async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    await app.advance(10 * MINUTE);
    for (const name of [FIND, DENY] as const)
      expect((await admin.ask(name, { body: { code } })).code).toBe('pairing-not-found');
    const late = await admin.ask(APPROVE, { body: { code, counterId } });
    expect(late).toMatchObject({ status: 404, code: 'pairing-not-found' });
    expect((await device.ask(POLL)).code).toBe('pairing-not-found');
  });

  it('refuses an approval that was fetched after its time', async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    await admin.request(APPROVE, { body: { code, counterId } });
    await app.advance(10 * MINUTE);
    expect(await device.ask(POLL)).toMatchObject({ code: 'pairing-not-found', setCookies: [] });
  });

  it('takes a code once, and hands a credential over once', async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    const cookie = device.cookie;
    await admin.request(APPROVE, { body: { code, counterId } });
    const again = await admin.ask(APPROVE, { body: { code, counterId } });
    expect(again).toMatchObject({ status: 409, code: 'pairing-decided' });
    for (const name of [FIND, DENY] as const)
      expect((await admin.ask(name, { body: { code } })).code).toBe('pairing-decided');
    const askers = Array.from({ length: 5 }, () => new ApiClient(app.url, cookie));
    const answers = await Promise.all(askers.map((asker) => asker.ask(POLL)));
    const handedOver = answers.filter(({ setCookies }) =>
      setCookies.some((each) => each.startsWith('mado-tablet=')),
    );
    expect(handedOver).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'pairing-not-found')).toHaveLength(4);
    expect((await admin.ask(FIND, { body: { code } })).code).toBe('pairing-not-found');
  });

  it("hands nothing over to another device's code, nor to a code for people in place of the device's own", async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const [own, other] = [await ward.asking(), await ward.asking()];
    await admin.request(APPROVE, { body: { code: own.code, counterId } });
    const leaves = new AbortController();
    const waiting = other.device.ask(POLL, { signal: leaves.signal });
    const asCode = new ApiClient(app.url, `mado-pairing=${own.code}`);
    expect((await asCode.ask(POLL)).code).toBe('pairing-not-found');
    const answer = await own.device.ask(POLL);
    expect(answer.data?.state).toBe('paired');
    leaves.abort();
    await expect(waiting).rejects.toThrow();
    expect(other.device.cookies.has('mado-tablet')).toBe(false);
  });

  it('lets one of two administrators decide', async () => {
    const { admin } = ward;
    const counterId = ward.counterId();
    const otherCounterId = ward.counterId(1);
    const second = await ward.anotherAdmin();
    const { device, code } = await ward.asking();
    const answers = await Promise.all([
      admin.ask(APPROVE, { body: { code, counterId } }),
      second.ask(APPROVE, { body: { code, counterId: otherCounterId } }),
      admin.ask(DENY, { body: { code } }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'pairing-decided')).toHaveLength(2);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await device.request(POLL)).state).toBe(winner === 2 ? 'denied' : 'paired');
  });

  it('tells a device that it was denied, for good', async () => {
    const { app, admin } = ward;
    const counterId = ward.counterId();
    const { device, code } = await ward.asking();
    const cookie = device.cookie;
    const answer = device.request(POLL);
    await admin.request(DENY, { body: { code } });
    expect(await answer).toEqual({ state: 'denied' });
    expect((await admin.ask(APPROVE, { body: { code, counterId } })).code).toBe('pairing-decided');
    expect(await new ApiClient(app.url, cookie).request(POLL)).toEqual({ state: 'denied' });
  });

  it('refuses what does not exist', async () => {
    const { admin } = ward;
    const counterId = ward.counterId();
    const { code } = await ward.asking();
    const nowhere = await admin.ask(APPROVE, { body: { code, counterId: newId() } });
    expect(nowhere).toMatchObject({ status: 404, code: 'counter-not-found' });
    const nothing = await admin.ask(APPROVE, { body: { code, counterId, replaces: newId() } });
    expect(nothing).toMatchObject({ status: 404, code: 'tablet-not-found' });
    expect((await admin.ask(FIND, { body: { code } })).status).toBe(200);
    for (const name of [REVOKE, MOVE] as const) {
      const body = name === MOVE ? { counterId } : {};
      expect((await admin.ask(name, { body, params: { tabletId: newId() } })).code).toBe('tablet-not-found');
    }
  });
});
