import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@mado/sfu-server/ids.ts';
import { clientRtpCapabilities, clientRtpParameters } from '../support/fake-media-parameters.ts';
import { refused } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ tablets: 3, interpreters: [['jsl'], ['en']] });
});
afterAll(() => app[Symbol.asyncDispose]());

const tabletId = (index = 0) => app.ward.tablets[index] ?? '';
const interpreterId = (index = 0) => app.ward.interpreters[index]?.id ?? '';

describe('out of turn', () => {
  let tablet: Awaited<ReturnType<typeof app.connect<'tablet'>>>;
  let console_: Awaited<ReturnType<typeof app.connect<'interpreter'>>>;
  let callId: string;
  let offerId: string;

  beforeEach(async () => {
    tablet = await app.connect('tablet', tabletId());
    console_ = await app.connect('interpreter', interpreterId());
    await console_.request('status:set', { status: 'available' });
    ({ callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' }));
    await app.settled();
    offerId = (await console_.request('sync', {})).offer?.offerId ?? '';
    return async () => {
      await tablet.request('call:end', { callId });
      await app.advance(60_000);
      await app.disconnect(tablet);
      await app.disconnect(console_);
    };
  });

  it('a second call of a tablet that has one', async () => {
    const again = await tablet.ask('call:request', { requestId: newId(), language: 'en' });
    expect(again).toEqual(refused('call-in-progress'));
  });

  it('media that nobody answered yet', async () => {
    expect(await tablet.ask('call:media-up', { callId })).toEqual(refused('invalid-transition'));
    expect(await tablet.ask('call:survey', { callId, rating: 3 })).toEqual(refused('survey-not-due'));
    expect(await tablet.ask('call:dismiss', { callId })).toEqual(refused('call-in-progress'));
    expect(await console_.ask('call:end', { callId })).toEqual(refused('call-not-found'));
    expect(await console_.ask('wrap-up:done', {})).toEqual(refused('not-in-wrap-up'));
    expect(await console_.ask('wrap-up:prolong', {})).toEqual(refused('not-in-wrap-up'));
  });

  it("an offer that is gone, and somebody else's", async () => {
    const other = await app.connect('interpreter', interpreterId(1));
    expect(await other.ask('offer:accept', { offerId })).toEqual(refused('offer-not-found'));
    expect(await other.ask('offer:decline', { offerId })).toEqual(refused('offer-not-found'));
    await app.advance(15_000);
    expect(await console_.ask('offer:accept', { offerId })).toEqual(refused('offer-rescinded'));
    expect(await console_.ask('offer:decline', { offerId })).toEqual(refused('offer-rescinded'));
    await app.disconnect(other);
  });

  it('a ticket of somebody else, of a gone offer, and a transport twice', async () => {
    const offer = (await console_.request('sync', {})).offer;
    const own = { callId, ticket: offer?.media.ticket ?? '' };
    expect(await tablet.ask('media:join', own)).toEqual(refused('ticket-invalid'));
    expect(await console_.ask('media:join', own)).toMatchObject({ ok: true });
    expect(await console_.ask('media:open', { direction: 'send' })).toMatchObject({ ok: true });
    expect(await console_.ask('media:open', { direction: 'send' })).toEqual(refused('transport-exists'));
    await console_.request('offer:decline', { offerId });
    expect(await console_.ask('media:open', { direction: 'receive' })).toEqual(refused('not-joined'));
    expect(await console_.ask('media:join', own)).toEqual(refused('ticket-invalid'));
  });

  it("a track twice, and another call's track", async () => {
    await console_.request('offer:accept', { offerId });
    const { call } = await tablet.request('sync', {});
    const ticket = call !== null && call.state === 'connecting' ? call.media.ticket : '';
    await tablet.request('media:join', { callId, ticket });
    await tablet.request('media:open', { direction: 'send' });
    const audio = { kind: 'audio', rtpParameters: clientRtpParameters('audio') } as const;
    const { producerId } = await tablet.request('media:produce', audio);
    expect(await tablet.ask('media:produce', audio)).toEqual(refused('producer-exists'));

    const stranger = await app.connect('tablet', tabletId(2));
    const listener = await app.connect('interpreter', interpreterId(1));
    await listener.request('status:set', { status: 'available' });
    const { callId: strange } = await stranger.request('call:request', {
      requestId: newId(),
      language: 'en',
    });
    await app.settled();
    const offer = (await listener.request('sync', {})).offer;
    await listener.request('offer:accept', { offerId: offer?.offerId ?? '' });
    await listener.request('media:join', { callId: strange, ticket: offer?.media.ticket ?? '' });
    await listener.request('media:open', { direction: 'receive' });
    const consume = { producerId, rtpCapabilities: clientRtpCapabilities };
    expect(await listener.ask('media:consume', consume)).toEqual(refused('producer-not-found'));
    await stranger.request('call:end', { callId: strange });
  });
});
