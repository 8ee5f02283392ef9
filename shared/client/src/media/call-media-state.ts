import type { Lowered, RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { Store } from '../socket/store.ts';

/** `off`: its owner turned it off. `missing`: the other side is there, and has been for a while, without it. */
export type RemoteTrackState = 'none' | 'on' | 'off' | 'missing';

export interface CallMediaState {
  /** `failed` is final; a line that can be had again is `connecting`. */
  readonly connection: 'connecting' | 'connected' | 'failed';
  /** Of the other side. */
  readonly video: RemoteTrackState;
  readonly audio: RemoteTrackState;
  /** Nothing of the other side arrives, though it is on or was: its last picture stands still. */
  readonly silent: boolean;
  /** Less than all is sent to us, and by us: on which rung, and why, as whoever sends sees it. */
  readonly seen: Lowered | null;
  readonly sent: Lowered | null;
  /** Why it failed: the code of an error, or `replaced` by the same participant elsewhere. */
  readonly error: string | null;
}

export const initialState: CallMediaState = {
  connection: 'connecting',
  video: 'none',
  audio: 'none',
  silent: false,
  seen: null,
  sent: null,
  error: null,
};

export const remoteState = (list: readonly RemoteProducer[]): Pick<CallMediaState, MediaKind | 'seen'> => ({
  video: trackState(list, 'video'),
  audio: trackState(list, 'audio'),
  seen: list.find(({ lowered }) => lowered !== undefined)?.lowered ?? null,
});

function trackState(list: readonly RemoteProducer[], kind: MediaKind): RemoteTrackState {
  const producers = list.filter((producer) => producer.kind === kind);
  if (producers.length === 0) return 'none';
  const isSent = ({ paused, lowered }: RemoteProducer): boolean =>
    !paused && (kind === 'audio' || !isWithoutPicture(lowered ?? null));
  return producers.some(isSent) ? 'on' : 'off';
}

/** The picture is given up for the sound. */
export const isWithoutPicture = (lowered: Lowered | null): boolean =>
  lowered?.rung === 'sound' || lowered?.rung === 'text';

/** The other side is there, but this of theirs is not: turned off, taken away, or never had. */
export const isOff = (track: RemoteTrackState): boolean => track === 'off' || track === 'missing';

const stateKeys = Object.keys(initialState) as (keyof CallMediaState)[];

/** Nobody is told of a change that is none. */
export function patchState(store: Store<CallMediaState>, change: Partial<CallMediaState>): void {
  const before = store.get();
  const now = { ...before, ...change };
  if (stateKeys.some((key) => before[key] !== now[key])) store.set(now);
}
