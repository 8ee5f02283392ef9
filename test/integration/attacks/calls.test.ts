import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientDtlsParameters,
  clientRtpCapabilities,
  clientRtpParameters,
} from '../../support/fake-media-parameters.ts';
import { opened, ringing, type OpenCall } from '../../support/open-call.ts';
import { refused } from '../../support/scripted-client.ts';
import { TestApp } from '../../support/start-app.ts';

/** People who are signed in, and reach for what is not theirs. */

const video = { kind: 'video', rtpParameters: clientRtpParameters('video', 7) } as const;
const rtpCapabilities = clientRtpCapabilities;
const dtlsParameters = clientDtlsParameters;

describe('from inside one call', () => {
  let app: TestApp;
  let own: OpenCall;
  let others: OpenCall;
  beforeAll(async () => {
    app = await TestApp.start({ tablets: 3, interpreters: [['jsl'], ['en'], ['ko']] });
    own = await opened(app, 0, 'jsl');
    others = await opened(app, 1, 'en');
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('connecting the transport of another call', async () => {
    for (const transportId of [others.sendTransport, others.receiveTransport]) {
      expect(await own.console.ask('media:connect', { transportId, dtlsParameters })).toEqual(
        refused('transport-not-found'),
      );
    }
  });

  it('restarting ICE of a transport of another call', async () => {
    const asked = { transportId: others.receiveTransport };
    expect(await own.console.ask('media:restart-ice', asked)).toEqual(refused('transport-not-found'));
  });

  it('watching a producer of another call', async () => {
    const asked = { producerId: others.tabletVideo, rtpCapabilities };
    expect(await own.console.ask('media:consume', asked)).toEqual(refused('producer-not-found'));
  });

  it('turning off a producer of another call, or of the other side of the own', async () => {
    for (const producerId of [others.tabletVideo, own.tabletVideo]) {
      expect(await own.console.ask('media:set-paused', { producerId, paused: true })).toEqual(
        refused('producer-not-found'),
      );
    }
  });

  it('resuming a consumer of another call, and asking it for key frames', async () => {
    const { consumerId } = others;
    expect(await own.console.ask('media:resume', { consumerId })).toEqual(refused('consumer-not-found'));
    expect(await own.console.ask('media:key-frame', { consumerId })).toEqual(refused('consumer-not-found'));
  });

  it("joining another call with one's own ticket, and with a ticket that was overheard", async () => {
    const callId = others.callId;
    for (const ticket of [own.offerTicket, own.ticket, others.offerTicket, others.ticket]) {
      expect(await own.tablet.ask('media:join', { callId, ticket })).toEqual(refused('ticket-invalid'));
    }
    const session = { sessionId: own.callId, ticket: others.ticket };
    expect(await own.console.ask('media:return', { callId, ...session })).toMatchObject({ ok: false });
  });

  it('ending, rating and dismissing another call', async () => {
    const { callId } = others;
    expect(await own.tablet.ask('call:end', { callId })).toEqual(refused('call-not-found'));
    expect(await own.console.ask('call:end', { callId })).toEqual(refused('call-not-found'));
    expect(await own.tablet.ask('call:media-up', { callId })).toEqual(refused('call-not-found'));
    expect(await own.tablet.ask('call:survey', { callId, rating: 1 })).toEqual(refused('call-not-found'));
    expect(await own.tablet.ask('call:dismiss', { callId })).toEqual(refused('call-not-found'));
  });

  it('answering and declining an offer of somebody else', async () => {
    const third = await ringing(app, 2, 'ko');
    for (const event of ['offer:accept', 'offer:decline'] as const) {
      expect(await own.console.ask(event, { offerId: third.offerId })).toEqual(refused('offer-not-found'));
    }
    await third.tablet.request('call:end', { callId: third.callId });
  });

  it('left the other call as it was', async () => {
    const { call } = await others.console.request('sync', {});
    expect(call?.callId).toBe(others.callId);
    expect(await others.console.ask('media:resume', { consumerId: others.consumerId })).toMatchObject({
      ok: true,
    });
  });
});

describe('out of its time', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ tablets: 2, interpreters: [['jsl'], ['en']] });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('watching before the answer', async () => {
    const { console, tablet, callId, offerTicket: ticket } = await ringing(app, 0, 'jsl');
    await console.request('media:join', { callId, ticket });
    await console.request('media:open', { direction: 'send' });
    await console.request('media:open', { direction: 'receive' });
    const { call } = await tablet.request('sync', {});
    await tablet.request('media:join', {
      callId,
      ticket: call !== null && 'media' in call ? (call.media?.ticket ?? '') : '',
    });
    await tablet.request('media:open', { direction: 'send' });
    const { producerId } = await tablet.request('media:produce', video);
    const { consumerId } = await console.request('media:consume', { producerId, rtpCapabilities });
    await console.request('media:resume', { consumerId });
    await console.request('media:key-frame', { consumerId });
    expect(app.engine.producer(producerId)).toMatchObject({ paused: true, receivers: new Set() });
    await tablet.request('call:end', { callId });
    await app.disconnect(tablet);
    await app.disconnect(console);
  });

  it('using the ticket of an offer that went to nobody', async () => {
    const { console, tablet, callId, offerTicket: ticket } = await ringing(app, 0, 'jsl');
    await app.advance(15_000);
    expect(await console.ask('media:join', { callId, ticket })).toEqual(refused('ticket-invalid'));
    await tablet.request('call:end', { callId });
    await app.disconnect(tablet);
    await app.disconnect(console);
  });

  it('watching, sending and restarting after the call was ended', async () => {
    const call = await opened(app, 1, 'en');
    await call.tablet.request('call:end', { callId: call.callId });
    await app.settled();
    const { console, tabletVideo: producerId, sendTransport: transportId, consumerId } = call;
    expect(await console.ask('media:consume', { producerId, rtpCapabilities })).toEqual(
      refused('not-joined'),
    );
    expect(await console.ask('media:produce', video)).toEqual(refused('not-joined'));
    expect(await console.ask('media:restart-ice', { transportId })).toEqual(refused('not-joined'));
    expect(await console.ask('media:resume', { consumerId })).toEqual(refused('not-joined'));
    const rejoin = { callId: call.callId, ticket: call.offerTicket };
    expect(await console.ask('media:join', rejoin)).toEqual(refused('ticket-invalid'));
  });
});
