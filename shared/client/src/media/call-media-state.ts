import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import type { Store } from '../socket/store.ts';

/** `off`: its owner turned it off. */
export type RemoteTrackState = 'none' | 'on' | 'off';

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

/** The other side is there, but their voice is not: turned off, taken away, or never had. */
export const isSoundOff = ({ audio, video }: Pick<CallMediaState, MediaKind>): boolean =>
  audio === 'off' || (audio === 'none' && video !== 'none');

const stateKeys = Object.keys(initialState) as (keyof CallMediaState)[];

/** Nobody is told of a change that is none. */
export function patchState(store: Store<CallMediaState>, change: Partial<CallMediaState>): void {
  const before = store.get();
  const now = { ...before, ...change };
  if (stateKeys.some((key) => before[key] !== now[key])) store.set(now);
}
