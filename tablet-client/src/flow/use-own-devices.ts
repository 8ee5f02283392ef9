import type { LocalMedia, LocalMediaState } from '@mado/client/media/local-media.ts';
import { createStore, useStore } from '@mado/client/socket/store.ts';

const none = createStore<LocalMediaState>({
  video: 'none',
  audio: 'none',
  canSwitchCamera: false,
  videoTrack: null,
  audioTrack: null,
  mirrored: true,
  problem: null,
});

/** How camera and microphone stand. */
export const useOwnDevices = (media: LocalMedia | null): LocalMediaState => useStore(media?.state ?? none);
