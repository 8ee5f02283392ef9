import type { RemoteProducer } from '@mado/core/protocol/media.ts';
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
  /** Why it failed: the code of an error, or `replaced` by the same participant elsewhere. */
  readonly error: string | null;
}

export const initialState: CallMediaState = {
  connection: 'connecting',
  video: 'none',
  audio: 'none',
  silent: false,
  error: null,
};

export const remoteState = (list: readonly RemoteProducer[]): Pick<CallMediaState, MediaKind> => ({
  video: trackState(list, 'video'),
  audio: trackState(list, 'audio'),
});

function trackState(list: readonly RemoteProducer[], kind: MediaKind): RemoteTrackState {
  const producers = list.filter((producer) => producer.kind === kind);
  if (producers.length === 0) return 'none';
  return producers.some(({ paused }) => !paused) ? 'on' : 'off';
}

/** The other side is there, but this of theirs is not: turned off, taken away, or never had. */
export const isOff = (track: RemoteTrackState): boolean => track === 'off' || track === 'missing';

const stateKeys = Object.keys(initialState) as (keyof CallMediaState)[];

/** Nobody is told of a change that is none. */
export function patchState(store: Store<CallMediaState>, change: Partial<CallMediaState>): void {
  const before = store.get();
  const now = { ...before, ...change };
  if (stateKeys.some((key) => before[key] !== now[key])) store.set(now);
}
