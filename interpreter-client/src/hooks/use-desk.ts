import { initialState, type CallMediaState } from '@mado/client/media/call-media-state.ts';
import { noLocalMedia, type LocalMediaState } from '@mado/client/media/local-media-state.ts';
import { allWell, type Diagnoses } from '@mado/client/media/quality-recorder.ts';
import { createStore, useStore } from '@mado/client/socket/store.ts';
import { useConsole } from '../console-context.ts';
import type { DeskState } from '../media/desk-state.ts';

const noLocalStore = createStore<LocalMediaState>(noLocalMedia);
const noRemoteStore = createStore(initialState);
const noQualityStore = createStore(allWell);

export interface DeskNow extends DeskState {
  /** The own camera and microphone. */
  readonly own: LocalMediaState;
  /** The other side's, and how they reach us. */
  readonly remote: CallMediaState;
  /** Why the picture stutters or the sound breaks up. */
  readonly quality: Diagnoses;
}

/** The desk as it stands, with what camera, microphone and the other side do. */
export function useDesk(): DeskNow {
  const state = useStore(useConsole().desk.state);
  const own = useStore(state.local?.state ?? noLocalStore);
  const remote = useStore(state.session?.state ?? noRemoteStore);
  const quality = useStore<Diagnoses>(state.session?.quality ?? noQualityStore);
  return { ...state, own, remote, quality };
}
