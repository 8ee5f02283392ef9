import type { Modality } from './language.ts';

/** What a second of a call has to meet, and who asks for it. */
export const thresholds = {
  /** Frames a second of signing, at least (EN 301 549, 6.5.3). */
  fps: 20,
  /** Pixels of the longer and the shorter side of the picture, at least (EN 301 549, 6.5.2). */
  longSide: 320,
  shortSide: 240,
  /** Milliseconds between sound and lips, at most (EN 301 549, 6.5.4). */
  skewMs: 100,
  /** Milliseconds from one side to the other, at most (EN 301 549, 6.5.1, informative). */
  delayMs: 400,
  /** The share of the sound that the receiver had to make up, at most. Our own: beyond it syllables are missed. */
  concealment: 0.05,
} as const;

/** How the media reach the server: straight over UDP or TCP, or through a relay. */
export const paths = ['udp', 'tcp', 'relay'] as const;
export type Path = (typeof paths)[number];

/** The picture of the other side within one second. What a browser does not tell is null. */
export interface PictureSample {
  /** Frames that were decoded, and frames that arrived whole, a second. */
  readonly fps: number;
  readonly arrivedFps: number;
  /** Freezes that began, and for how long the picture stood still. */
  readonly freezes: number;
  readonly frozenMs: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly received: number;
  readonly lost: number;
  /** Packets that the server sent once more because they were lost on the way from it to here. */
  readonly repaired: number | null;
  readonly jitterMs: number | null;
  /** From the server to the decoded frame. */
  readonly delayMs: number | null;
  readonly codec: string | null;
}

/** The sound of the other side within one second. */
export interface SoundSample {
  readonly samples: number;
  /** Those of them that were made up for what did not arrive in time. */
  readonly concealed: number;
  readonly received: number;
  readonly lost: number;
  readonly jitterMs: number | null;
  /** From the server to the loudspeaker's buffer. */
  readonly delayMs: number | null;
  readonly codec: string | null;
}

/** What one side received within one second. */
export interface ReceiveSample {
  /** Null while the other side sends none: their camera or microphone is off. */
  readonly picture: PictureSample | null;
  readonly sound: SoundSample | null;
  /** To the server and back. */
  readonly rttMs: number | null;
  /** By how much the sound is ahead of the picture. */
  readonly skewMs: number | null;
  readonly path: Path | null;
  /** For how long by now nothing at all has come from the server. */
  readonly unheardMs: number;
}

export type Limitation = 'none' | 'cpu' | 'bandwidth' | 'other';

/** What tells of the own way to the server within one second. */
export interface SendSample {
  readonly fps: number;
  /** What the browser sends less for than it was asked to. */
  readonly limitedBy: Limitation | null;
  /** Bits per second that the line is believed to carry. */
  readonly outgoingBps: number | null;
  /** The share of our packets that the server misses, 0 to 1. */
  readonly loss: number | null;
  readonly rttMs: number | null;
  /** From the camera's frame to the server. */
  readonly delayMs: number | null;
}

/** One second of a call, as one side knows it. */
export interface Sample {
  readonly receive: ReceiveSample;
  /** Null while nothing is sent. */
  readonly send: SendSample | null;
}

/** Seconds that could be judged, and those of them that met every threshold. */
export interface Judged {
  readonly judged: number;
  readonly met: number;
}

/**
 * Whether a second was good enough for this kind of call: signing needs the picture, speech the sound. Null where there
 * was nothing to judge. What a browser does not tell is not held against the call.
 */
export const isMet = (modality: Modality, { picture, sound, skewMs }: ReceiveSample): boolean | null =>
  modality === 'sign' ? picture && isPictureMet(picture) : sound && isSoundMet(sound, skewMs);

function isPictureMet({ fps, frozenMs, width, height, delayMs }: PictureSample): boolean {
  return fps >= thresholds.fps && frozenMs === 0 && isLargeEnough(width, height) && isSoonEnough(delayMs);
}

/** A tablet may stand upright. */
function isLargeEnough(width: number | null, height: number | null): boolean {
  if (width === null || height === null) return true;
  return Math.max(width, height) >= thresholds.longSide && Math.min(width, height) >= thresholds.shortSide;
}

function isSoundMet(sound: SoundSample, skewMs: number | null): boolean {
  const together = skewMs === null || Math.abs(skewMs) <= thresholds.skewMs;
  return concealmentOf(sound) <= thresholds.concealment && isSoonEnough(sound.delayMs) && together;
}

const isSoonEnough = (delayMs: number | null): boolean => delayMs === null || delayMs <= thresholds.delayMs;

/** The share of the sound that was made up; a second that played nothing at all missed all of it. */
export const concealmentOf = ({ samples, concealed }: Pick<SoundSample, 'samples' | 'concealed'>): number =>
  samples === 0 ? 1 : concealed / samples;

/** What a share of seconds comes to. */
export const verdicts = ['good', 'fair', 'poor'] as const;
export type Verdict = (typeof verdicts)[number];

/** Shares of seconds from which on a call was good, or fair. */
export const shares = { good: 0.95, fair: 0.8 } as const;

/** With fewer seconds than these a share says nothing. */
export const LEAST_JUDGED_SECONDS = 10;

/** The share of seconds that met the thresholds, 0 to 1; null with too few to judge by. */
export const shareOf = ({ judged, met }: Judged): number | null =>
  judged < LEAST_JUDGED_SECONDS ? null : met / judged;

/** How a share reads. */
export function verdictOf(share: number): Verdict {
  if (share >= shares.good) return 'good';
  return share >= shares.fair ? 'fair' : 'poor';
}

export interface Rating {
  readonly verdict: Verdict;
  readonly share: number;
}

/** A call is as good as the worse of its directions that can be judged: nobody converses one way. */
export function ratingOf(directions: readonly Judged[]): Rating | null {
  const known = directions.map(shareOf).filter((share) => share !== null);
  if (known.length === 0) return null;
  const share = Math.min(...known);
  return { share, verdict: verdictOf(share) };
}
