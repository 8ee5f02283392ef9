import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@mado/sfu-server/ids.ts';
import { databaseKinds, type DatabaseKind } from '../support/databases.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { emptyRoom, noObjects } from '../support/media-scene.ts';
import { TestApp } from '../support/start-app.ts';

let app: TestApp;
let admin: HttpVisitor;
afterEach(() => app[Symbol.asyncDispose]());

async function start(database: DatabaseKind): Promise<void> {
  app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl'], ['jsl']] });
  admin = new HttpVisitor(app.url, await app.signIn('admin', app.ward.administrator));
}
const interpreterId = (index = 0) => app.ward.interpreters[index]?.id ?? '';
const disable = (id: string) => admin.post(`/api/admin/people/${id}/disable`);
const gone = (client: { socket: { once: (event: string, listener: () => void) => unknown } }) =>
  new Promise<void>((resolve) => {
    client.socket.once('disconnect', resolve);
  });

/** A visitor has asked, and the first interpreter is rung. */
async function ringing() {
  const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
  const console_ = await app.connect('interpreter', interpreterId());
  await console_.request('status:set', { status: 'available' });
  const { callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
  await app.settled();
  const { offer } = await console_.request('sync', {});
  if (offer === null) throw new Error('nobody is rung');
  return { tablet, console: console_, callId, offer };
}

const timeline = async (callId: string) => {
  const { body } = await admin.get(`/api/admin/calls/${callId}`);
  return (body as { timeline: { type: string; reason: string | null }[] }).timeline.map(({ type, reason }) =>
    reason === null ? type : `${type}: ${reason}`,
  );
};

describe.each(databaseKinds)('an interpreter who is disabled, on %s', (database) => {
  beforeEach(() => start(database));

  it('in a call: line, media and call end at once, and the visitor is told', async () => {
    const { tablet, console: console_, callId, offer } = await ringing();
    const { ticket } = offer.media;
    await console_.request('media:join', { callId, ticket });
    await console_.request('media:open', { direction: 'send' });
    await console_.request('offer:accept', { offerId: offer.offerId });
    await tablet.request('call:media-up', { callId });
    await console_.request('call:media-up', { callId });
    await app.advance(60_000);
    expect(app.engine.objects()).toEqual({ ...emptyRoom, transport: 2 });
    const told = tablet.next('view', ({ call }) => call?.state === 'ended');
    const left = gone(console_);
    const begun = performance.now();
    expect((await disable(interpreterId())).status).toBe(200);
    await left;
    expect((await told).call).toMatchObject({ outcome: 'completed', reason: 'interpreter-disabled' });
    await app.settled();
    expect(app.engine.objects()).toEqual(noObjects);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(await timeline(callId)).toEqual([
      'requested',
      'offered',
      'accepted',
      'connected',
      'ended: interpreter-disabled',
    ]);
    await expect(app.connect('interpreter', interpreterId())).rejects.toThrow();
  });

  it('while it rings: the call goes on to somebody else', async () => {
    const { tablet, console: console_, callId, offer } = await ringing();
    const other = await app.connect('interpreter', interpreterId(1));
    await other.request('status:set', { status: 'available' });
    const rung = other.next('view', (view) => view.offer !== null);
    const left = gone(console_);
    await disable(interpreterId());
    await left;
    expect((await rung).offer).toMatchObject({ callId });
    expect((await tablet.request('sync', {})).call).toMatchObject({ state: 'queued', ringing: true });
    expect(await timeline(callId)).toEqual([
      'requested',
      'offered',
      'rescinded: interpreter-left',
      'offered',
    ]);
    expect(offer.callId).toBe(callId);
  });

  it('whose line is lost in a call: media that flow on end too', async () => {
    const { tablet, console: console_, callId, offer } = await ringing();
    await console_.request('media:join', { callId, ticket: offer.media.ticket });
    await console_.request('media:open', { direction: 'send' });
    await console_.request('offer:accept', { offerId: offer.offerId });
    const [line] = app.app.switchboard.connections.of('interpreter', interpreterId());
    const lost = new Promise((resolve) => line?.once('disconnect', resolve));
    console_.socket.io.engine.close();
    await lost;
    await app.settled();
    expect(app.engine.objects()).toEqual({ ...emptyRoom, transport: 2 });
    await disable(interpreterId());
    await app.settled();
    expect((await tablet.request('sync', {})).call).toMatchObject({ reason: 'interpreter-disabled' });
    expect(app.engine.objects()).toEqual(noObjects);
  });

  it('is offline, and nobody is rung for whom they were the only one', async () => {
    const console_ = await app.connect('interpreter', interpreterId());
    await console_.request('status:set', { status: 'available' });
    await disable(interpreterId());
    await app.settled();
    const row = await app.app.database.read('status', (db) =>
      db
        .selectFrom('interpreter')
        .select(['status', 'state'])
        .where('id', '=', interpreterId())
        .executeTakeFirst(),
    );
    expect(row).toEqual({ status: 'offline', state: 'idle' });
    const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
    await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
    await app.settled();
    expect((await tablet.request('sync', {})).call).toMatchObject({ outcome: 'unavailable' });
  });
});
