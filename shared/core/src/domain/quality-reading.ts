import type { Limitation, Path } from './quality.ts';

/** What a browser has counted of a picture since it began. Durations in milliseconds. */
export interface PictureCounts {
  /** Another one is another stream, whose counters begin anew. */
  readonly id: string;
  readonly decoded: number;
  readonly arrived: number;
  readonly freezes: number | null;
  readonly frozenMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly received: number;
  readonly lost: number;
  readonly repaired: number | null;
  readonly jitterMs: number | null;
  /** From the first packet of each frame until it was decoded, of all frames together. */
  readonly processingMs: number | null;
  /** The sender's time of what is shown now. */
  readonly playoutAt: number | null;
  readonly codec: string | null;
}

export interface SoundCounts {
  readonly id: string;
  readonly samples: number;
  readonly concealed: number;
  readonly received: number;
  readonly lost: number;
  readonly jitterMs: number | null;
  /** How long samples waited to be played, of all that were. */
  readonly bufferMs: number | null;
  readonly emitted: number | null;
  readonly playoutAt: number | null;
  readonly codec: string | null;
}

export interface SentCounts {
  readonly id: string;
  readonly frames: number;
  /** Of all frames together. */
  readonly encodingMs: number | null;
  readonly packets: number;
  /** How long packets waited to be sent, of all packets together. */
  readonly waitingMs: number | null;
  readonly limitedBy: Limitation | null;
  readonly outgoingBps: number | null;
  readonly loss: number | null;
  readonly rttMs: number | null;
}

/** All that a browser tells of a call's two transports at one moment. */
export interface Reading {
  /** By the browser's clock, in milliseconds. */
  readonly at: number;
  readonly picture: PictureCounts | null;
  readonly sound: SoundCounts | null;
  readonly rttMs: number | null;
  readonly path: Path | null;
  /** Grows with whatever comes from the server. */
  readonly heard: number;
  readonly sent: SentCounts | null;
}

/** The counters of streams that have just begun. */
export const noPicture: Omit<PictureCounts, 'id'> = {
  decoded: 0,
  arrived: 0,
  freezes: 0,
  frozenMs: 0,
  width: null,
  height: null,
  received: 0,
  lost: 0,
  repaired: 0,
  jitterMs: null,
  processingMs: 0,
  playoutAt: null,
  codec: null,
};

export const noSound: Omit<SoundCounts, 'id'> = {
  samples: 0,
  concealed: 0,
  received: 0,
  lost: 0,
  jitterMs: null,
  bufferMs: 0,
  emitted: 0,
  playoutAt: null,
  codec: null,
};

export const noneSent: Omit<SentCounts, 'id'> = {
  frames: 0,
  encodingMs: 0,
  packets: 0,
  waitingMs: 0,
  limitedBy: null,
  outgoingBps: null,
  loss: null,
  rttMs: null,
};
