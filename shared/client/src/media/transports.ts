import type { TransportDirection } from '@mado/core/protocol/media.ts';
import type { IceServer, TransportParameters } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import { IcePath } from './ice-path.ts';
import type { MediaSignaling } from './signaling.ts';

interface OpenOptions {
  readonly device: types.Device;
  readonly direction: TransportDirection;
  /** Further ways to the server, which a browser takes where no straight one is open. */
  readonly iceServers: IceServer[];
}

/**
 * Opens a transport. The bodies that mediasoup defines have the same shape on both sides of the wire; only the types of
 * the library are narrower than what was checked there.
 */
export async function openTransport(
  signaling: MediaSignaling,
  { device, direction, iceServers }: OpenOptions,
): Promise<IcePath> {
  const parameters = await signaling.request('media:open', { direction });
  const options = { ...parameters, id: parameters.transportId, iceServers } as TransportParameters &
    types.TransportOptions;
  const transport =
    direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
  attend(signaling, transport, parameters.transportId);
  return new IcePath(signaling, transport, parameters.iceParameters);
}

/** Lets the server know of what is done on a transport. */
export function attend(signaling: MediaSignaling, transport: types.Transport, transportId: string): void {
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    signaling.request('media:connect', { transportId, dtlsParameters }).then(done, failed);
  });
  // The server hears of a track when it may flow; until then its producer has a name of our own.
  transport.on('produce', (_parameters, done) => done({ id: crypto.randomUUID() }));
  transport.on('producedata', ({ sctpStreamParameters }, done, failed) => {
    signaling
      .request('media:warm-send', { sctpStreamParameters })
      .then(({ dataProducerId }) => done({ id: dataProducerId }), failed);
  });
}

/** Once the transport has connected or never will. */
export function standsOrNever(transport: types.Transport): Promise<void> {
  const done = () => ['connected', 'failed', 'closed'].includes(transport.connectionState);
  return new Promise((resolve) => {
    const look = () => {
      if (!done() && !transport.closed) return;
      transport.off('connectionstatechange', look);
      resolve();
    };
    transport.on('connectionstatechange', look);
    look();
  });
}

/**
 * Brings ICE and DTLS up with a data channel that carries nothing. A browser that cannot do it connects with the first
 * track instead, only later.
 */
export async function warmUp(signaling: MediaSignaling, { send, receive }: Transports): Promise<void> {
  await Promise.allSettled([send.produceData(), warmReceiver(signaling, receive)]);
}

async function warmReceiver(signaling: MediaSignaling, transport: types.Transport): Promise<void> {
  const { dataConsumerId, ...channel } = await signaling.request('media:warm-receive', {});
  await transport.consumeData({ id: dataConsumerId, ...channel } as types.DataConsumerOptions);
}

export interface Paths {
  readonly send: IcePath;
  readonly receive: IcePath;
}

/** Opens both at once; where one cannot be had, the other is closed again. @throws the refusal */
export async function openBoth(open: (direction: TransportDirection) => Promise<IcePath>): Promise<Paths> {
  const [send, receive] = await Promise.allSettled([open('send'), open('receive')]);
  if (send.status === 'fulfilled' && receive.status === 'fulfilled') {
    return { send: send.value, receive: receive.value };
  }
  for (const one of [send, receive]) if (one.status === 'fulfilled') one.value.transport.close();
  throw send.status === 'rejected' ? send.reason : (receive as PromiseRejectedResult).reason;
}

export interface Transports {
  readonly send: types.Transport;
  readonly receive: types.Transport;
}

/** How the two stand together. */
export const connectionOf = ({ send, receive }: Transports): 'connecting' | 'connected' =>
  [send, receive].every(({ connectionState }) => connectionState === 'connected')
    ? 'connected'
    : 'connecting';
