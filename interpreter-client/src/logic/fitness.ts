import type { LocalTrackState } from '@mado/client/media/local-media-state.ts';
import type { Modality } from '@mado/core/domain/language.ts';

/** How a call could be taken with the camera and microphone there are. */
export type Fitness = 'preparing' | 'full' | 'sound-only' | 'impossible';

interface Devices {
  readonly problem: string | null;
  /** Null until they are open. */
  readonly tracks: { readonly video: LocalTrackState; readonly audio: LocalTrackState } | null;
}

/** Signing cannot do without the camera, speech without the microphone. */
export function fitness(modality: Modality, { problem, tracks }: Devices): Fitness {
  if (tracks === null) return problem === null ? 'preparing' : 'impossible';
  if (modality === 'sign') return tracks.video === 'none' ? 'impossible' : 'full';
  if (tracks.audio === 'none') return 'impossible';
  return tracks.video === 'none' ? 'sound-only' : 'full';
}
