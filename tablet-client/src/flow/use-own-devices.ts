import type { LocalMedia } from '@mado/client/media/local-media.ts';
import { noLocalMedia, type LocalMediaState } from '@mado/client/media/local-media-state.ts';
import { createStore, useStore } from '@mado/client/socket/store.ts';

const none = createStore<LocalMediaState>(noLocalMedia);

/** How camera and microphone stand. */
export const useOwnDevices = (media: LocalMedia | null): LocalMediaState => useStore(media?.state ?? none);
