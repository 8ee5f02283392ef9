import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { remoteState, type CallMediaState, type RemoteTrackState } from './call-media-state.ts';

/** After so long without a change, what has not come with the rest does not come. */
const SETTLED_AFTER_MS = 2_000;

type Tracks = Pick<CallMediaState, MediaKind>;
type Told = Tracks & Pick<CallMediaState, 'seen'>;

/**
 * The picture and the sound of the other side, from the lists of the server. Whoever joins announces the one after the
 * other, and whoever leaves takes them along likewise: the one that is not there is `missing` only once the list has
 * settled, so that nobody reads of a microphone that is off while it is about to be heard. What its owner turned off is
 * told at once.
 */
export class RemoteTracks {
  readonly #changed: (told: Told) => void;
  #listed: Told = remoteState([]);
  #isSettled = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(changed: (told: Told) => void) {
    this.#changed = changed;
  }

  update(list: readonly RemoteProducer[]): void {
    const before = this.#listed;
    this.#listed = remoteState(list);
    if (presence(this.#listed) !== presence(before)) this.#settle();
    this.#tell();
  }

  /** Nothing is known any more. */
  stop(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#listed = remoteState([]);
  }

  #settle(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#isSettled = false;
    this.#timer = setTimeout(() => {
      this.#isSettled = true;
      this.#tell();
    }, SETTLED_AFTER_MS);
  }

  #tell(): void {
    const { video, audio, seen } = this.#listed;
    const isOneMissing = this.#isSettled && (video === 'none') !== (audio === 'none');
    const told = (track: RemoteTrackState) => (isOneMissing && track === 'none' ? 'missing' : track);
    this.#changed({ video: told(video), audio: told(audio), seen });
  }
}

/** Which of the two are there, whatever their owner does with them. */
const presence = ({ video, audio }: Tracks): string => `${video === 'none'} ${audio === 'none'}`;
