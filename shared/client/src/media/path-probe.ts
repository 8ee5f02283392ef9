import type { Path } from '@mado/core/domain/quality.ts';
import type { TransportParameters } from '@mado/core/protocol/webrtc.ts';
import { Device, type types } from 'mediasoup-client';
import type { MediaSignaling } from './signaling.ts';
import { chosenPair } from './stats-report.ts';
import { attend, standsOrNever } from './transports.ts';

/** A way that is open takes a few round trips; browsers give up one that is not after half a minute. In milliseconds. */
const GIVEN_UP_AFTER_MS = 8_000;

/** `absent`: the server has no such way. `unknown`: it could not be tried. */
export type PathState = 'unknown' | 'works' | 'barred' | 'absent';

export interface PathFinding {
  readonly state: PathState;
  /** There and back on it, in milliseconds; null where nothing came back. */
  readonly roundTripMs: number | null;
  /** Where it leads, as whoever looks after a network would open it: an address with its port, or the URL of a relay. */
  readonly target: string | null;
}

const nowhere = { roundTripMs: null, target: null };
export const unknownPath: PathFinding = { state: 'unknown', ...nowhere };

/**
 * Whether sound and picture could go this way from here: connects to the media by it alone, sends nothing, and lets go.
 * One at a time, and not during a call. @throws the refusal of the server
 */
export async function probePath(signaling: MediaSignaling, path: Path): Promise<PathFinding> {
  const { routerRtpCapabilities, iceServers } = await signaling.request('media:probe', {});
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: routerRtpCapabilities as types.RtpCapabilities });
  const parameters = await signaling.request('media:open', { direction: 'send' });
  const isRelay = path === 'relay';
  const iceCandidates = parameters.iceCandidates.filter(({ protocol }) => isRelay || protocol === path);
  const [straight] = iceCandidates;
  if (straight === undefined || (isRelay && iceServers.length === 0)) return { state: 'absent', ...nowhere };
  const transport = device.createSendTransport({
    ...(parameters as TransportParameters & types.TransportOptions),
    id: parameters.transportId,
    iceCandidates: iceCandidates as types.IceCandidate[],
    iceServers: isRelay ? iceServers : [],
    iceTransportPolicy: isRelay ? 'relay' : 'all',
  });
  attend(signaling, transport, parameters.transportId);
  const target = isRelay ? iceServers.flatMap(({ urls }) => urls).join(', ') : addressOf(straight);
  return { ...(await reach(transport)), target };
}

const addressOf = ({ address, port }: { address: string; port: number }): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

async function reach(transport: types.Transport): Promise<Omit<PathFinding, 'target'>> {
  const given = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => given.resolve(undefined), GIVEN_UP_AFTER_MS);
  try {
    // Nothing is ever sent on it; that a way is barred shows in the state of the transport.
    transport.produceData().catch(() => undefined);
    await Promise.race([standsOrNever(transport), given.promise]);
    if (transport.connectionState !== 'connected') return { state: 'barred', roundTripMs: null };
    const seconds = chosenPair(await transport.getStats())?.currentRoundTripTime;
    return { state: 'works', roundTripMs: seconds === undefined ? null : Math.round(seconds * 1_000) };
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}
