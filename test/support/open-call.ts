import { newId } from '@mado/sfu-server/ids.ts';
import { clientDtlsParameters, clientRtpCapabilities, clientRtpParameters } from './fake-media-parameters.ts';
import type { TestApp } from './start-app.ts';

type Connected<R extends 'tablet' | 'interpreter'> = Awaited<ReturnType<typeof TestApp.prototype.connect<R>>>;

/** A call between one tablet and one interpreter, with everything of its media that has an id. */
export interface OpenCall {
  readonly callId: string;
  readonly offerId: string;
  readonly tablet: Connected<'tablet'>;
  readonly console: Connected<'interpreter'>;
  /** What the interpreter's view gave with the offer. */
  readonly offerTicket: string;
  readonly ticket: string;
  readonly sendTransport: string;
  readonly receiveTransport: string;
  readonly tabletVideo: string;
  readonly consumerId: string;
}

/** A tablet asks and an interpreter is rung. */
export async function ringing(app: TestApp, index: number, language: string) {
  const tablet = await app.connect('tablet', app.ward.tablets[index] ?? '');
  const console = await app.connect('interpreter', app.ward.interpreters[index]?.id ?? '');
  await console.request('status:set', { status: 'available' });
  const { callId } = await tablet.request('call:request', { requestId: newId(), language });
  await app.settled();
  const { offer } = await console.request('sync', {});
  if (offer === null) throw new Error('nobody was rung');
  return { tablet, console, callId, offerId: offer.offerId, offerTicket: offer.media.ticket };
}

/** The same, answered, with media both ways. */
export async function opened(app: TestApp, index: number, language: string): Promise<OpenCall> {
  const rung = await ringing(app, index, language);
  const { tablet, console, callId, offerId, offerTicket } = rung;
  await console.request('offer:accept', { offerId });
  const { call } = await tablet.request('sync', {});
  const ticket = call !== null && 'media' in call ? (call.media?.ticket ?? '') : '';
  await tablet.request('media:join', { callId, ticket });
  await tablet.request('media:open', { direction: 'send' });
  const { producerId } = await tablet.request('media:produce', {
    kind: 'video',
    rtpParameters: clientRtpParameters('video'),
  });
  await console.request('media:join', { callId, ticket: offerTicket });
  const send = await console.request('media:open', { direction: 'send' });
  const receive = await console.request('media:open', { direction: 'receive' });
  await console.request('media:connect', {
    transportId: receive.transportId,
    dtlsParameters: clientDtlsParameters,
  });
  await console.request('media:produce', { kind: 'video', rtpParameters: clientRtpParameters('video') });
  const { consumerId } = await console.request('media:consume', {
    producerId,
    rtpCapabilities: clientRtpCapabilities,
  });
  const [sendTransport, receiveTransport] = [send.transportId, receive.transportId];
  return { ...rung, ticket, sendTransport, receiveTransport, tabletVideo: producerId, consumerId };
}
