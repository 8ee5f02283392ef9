import { createStore } from '../socket/store.ts';
import type { LocalMedia } from './local-media.ts';
import { mediaProfiles } from './media-profile.ts';

/** A track of a fake device. */
export interface FakeTrack {
  kind: 'audio' | 'video';
  readyState: 'live' | 'ended';
  enabled: boolean;
  /** The system gives nothing from it just now. */
  muted: boolean;
  getSettings: () => MediaTrackSettings;
}

export const getSettings = () => ({ width: 640, height: 480 });

/** Devices as a browser would have them. */
export class FakeLocal {
  readonly profile = mediaProfiles.sign;
  readonly state = createStore({});
  readonly tracks = new Map<string, FakeTrack>();

  constructor(...kinds: FakeTrack['kind'][]) {
    for (const kind of kinds)
      this.tracks.set(kind, { kind, readyState: 'live', enabled: true, muted: false, getSettings });
  }

  track = (kind: string) => this.tracks.get(kind) ?? null;

  change(kind: string, change: Partial<FakeTrack>): void {
    this.tracks.set(kind, Object.assign(this.track(kind) ?? {}, change) as FakeTrack);
    this.state.set({});
  }

  get asLocal(): LocalMedia {
    return this as unknown as LocalMedia;
  }
}

/** What the browser keeps of one sender: it takes effect only through `setParameters`. */
export function fakeRtpSender() {
  const sender = {
    encodings: [{ active: false }],
    getParameters: () => ({ encodings: structuredClone(sender.encodings) }),
    setParameters: async (parameters: { encodings: { active: boolean }[] }) => {
      sender.encodings = parameters.encodings;
    },
  };
  return sender;
}
