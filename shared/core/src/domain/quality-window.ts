import { z } from 'zod';
import type { Modality } from './language.ts';
import { isMet, paths, type Judged, type PictureSample, type Sample, type SoundSample } from './quality.ts';
import { mean, sum } from './quality-numbers.ts';

/** A call is recorded in stretches of this length, which begin with every tenth second of the server's clock. */
export const WINDOW_MS = 10_000;
/** Timers are not exact: a second more or less falls into a window. */
const MOST_SECONDS = 12;

const whole = (most: number) => z.number().int().min(0).max(most);
const count = whole(10_000_000);
const milliseconds = whole(600_000).nullable();
const pixels = z.number().int().min(1).max(16_384).nullable();
const codec = z
  .string()
  .max(16)
  .regex(/^[A-Za-z0-9-]+$/)
  .nullable();
const judged = z.strictObject({ judged: whole(MOST_SECONDS), met: whole(MOST_SECONDS) });

/** What one side received within a window. What a browser does not tell is null; times are means, in milliseconds. */
export const receiveWindow = z.strictObject({
  /** Frames a second, of each second in which a picture was expected. */
  fps: z.array(whole(1_000)).max(MOST_SECONDS),
  freezes: whole(1_000),
  frozenMs: whole(600_000),
  /** Of the smallest picture. */
  width: pixels,
  height: pixels,
  pictureReceived: count,
  pictureLost: count,
  samples: count,
  concealed: count,
  soundReceived: count,
  soundLost: count,
  rttMs: milliseconds,
  jitterMs: milliseconds,
  /** From the server to the decoded frame, and to the loudspeaker's buffer. */
  pictureDelayMs: milliseconds,
  soundDelayMs: milliseconds,
  /** The furthest that the sound was ahead of the picture, or behind it. */
  skewMs: z.number().int().min(-10_000).max(10_000).nullable(),
  pictureCodec: codec,
  soundCodec: codec,
  path: z.enum(paths).nullable(),
  /** Seconds that met the thresholds of a signed and of a spoken call. */
  sign: judged,
  spoken: judged,
});
export type ReceiveWindow = z.infer<typeof receiveWindow>;

/** The own way to the server within a window. */
export const sendWindow = z.strictObject({
  fps: whole(1_000),
  /** Seconds in which the browser sent less than it was asked to, for want of either. */
  cpuSeconds: whole(MOST_SECONDS),
  bandwidthSeconds: whole(MOST_SECONDS),
  outgoingBps: whole(10_000_000_000).nullable(),
  /** Of a thousand packets, those that the server missed. */
  lossPerMille: whole(1_000).nullable(),
  rttMs: milliseconds,
  /** From the camera's frame to the server. */
  delayMs: milliseconds,
});
export type SendWindow = z.infer<typeof sendWindow>;

/** Ten seconds of a call as one side reports them. */
export const qualityWindow = z
  .strictObject({
    /** Which ten seconds: their number since the epoch, by the server's clock. */
    slot: whole(1_000_000_000),
    seconds: whole(MOST_SECONDS).min(1),
    receive: receiveWindow,
    send: sendWindow.nullable(),
  })
  .refine(({ seconds, receive: { sign, spoken } }) =>
    [sign, spoken].every(({ judged: of, met }) => met <= of && of <= seconds),
  );
export type QualityWindow = z.infer<typeof qualityWindow>;

/** Which ten seconds an instant is in. */
export const slotOf = (at: number): number => Math.floor(at / WINDOW_MS);

/** The seconds of one window, one or more, as they are reported. */
export function windowOf(slot: number, samples: readonly Sample[]): QualityWindow {
  const counted = samples.slice(0, MOST_SECONDS);
  return { slot, seconds: counted.length, receive: receiveOf(counted), send: sendOf(counted) };
}

function receiveOf(samples: readonly Sample[]): ReceiveWindow {
  const receives = samples.map(({ receive }) => receive);
  const skews = receives.map(({ skewMs }) => skewMs).filter((skew) => skew !== null);
  const furthest = skews.reduce((most, skew) => (Math.abs(skew) > Math.abs(most) ? skew : most), 0);
  return {
    ...pictureOf(receives.map(({ picture }) => picture).filter((picture) => picture !== null)),
    ...soundOf(receives.map(({ sound }) => sound).filter((sound) => sound !== null)),
    rttMs: meanOf(receives.map(({ rttMs }) => rttMs)),
    jitterMs: meanOf(receives.map(({ picture, sound }) => picture?.jitterMs ?? sound?.jitterMs ?? null)),
    skewMs: skews.length === 0 ? null : Math.round(furthest),
    path: receives.findLast(({ path }) => path !== null)?.path ?? null,
    sign: judgedOf(samples, 'sign'),
    spoken: judgedOf(samples, 'spoken'),
  };
}

const pictureOf = (pictures: readonly PictureSample[]) => ({
  fps: pictures.map(({ fps }) => Math.round(fps)),
  freezes: sum(pictures.map(({ freezes }) => freezes)),
  frozenMs: Math.round(sum(pictures.map(({ frozenMs }) => frozenMs))),
  ...smallestOf(pictures),
  pictureReceived: sum(pictures.map(({ received }) => received)),
  pictureLost: sum(pictures.map(({ lost }) => lost)),
  pictureDelayMs: meanOf(pictures.map(({ delayMs }) => delayMs)),
  pictureCodec: pictures.findLast(({ codec: name }) => name !== null)?.codec ?? null,
});

const soundOf = (sounds: readonly SoundSample[]) => ({
  samples: sum(sounds.map(({ samples }) => samples)),
  concealed: sum(sounds.map(({ concealed }) => concealed)),
  soundReceived: sum(sounds.map(({ received }) => received)),
  soundLost: sum(sounds.map(({ lost }) => lost)),
  soundDelayMs: meanOf(sounds.map(({ delayMs }) => delayMs)),
  soundCodec: sounds.findLast(({ codec: name }) => name !== null)?.codec ?? null,
});

type Size = { readonly width: number | null; readonly height: number | null };

function smallestOf(pictures: readonly Size[]): Size {
  const area = ({ width, height }: Size) => (width ?? Infinity) * (height ?? Infinity);
  const none: Size = { width: null, height: null };
  const { width, height } = pictures.reduce<Size>(
    (least, one) => (area(one) < area(least) ? one : least),
    none,
  );
  return { width, height };
}

function sendOf(samples: readonly Sample[]): SendWindow | null {
  const sends = samples.map(({ send }) => send).filter((send) => send !== null);
  if (sends.length === 0) return null;
  const loss = mean(sends.map((send) => send.loss));
  return {
    fps: meanOf(sends.map(({ fps }) => fps)) ?? 0,
    cpuSeconds: sends.filter(({ limitedBy }) => limitedBy === 'cpu').length,
    bandwidthSeconds: sends.filter(({ limitedBy }) => limitedBy === 'bandwidth').length,
    outgoingBps: meanOf(sends.map(({ outgoingBps }) => outgoingBps)),
    lossPerMille: loss === null ? null : Math.round(loss * 1_000),
    rttMs: meanOf(sends.map(({ rttMs }) => rttMs)),
    delayMs: meanOf(sends.map(({ delayMs }) => delayMs)),
  };
}

function judgedOf(samples: readonly Sample[], modality: Modality): Judged {
  const judgements = samples.map(({ receive }) => isMet(modality, receive)).filter((met) => met !== null);
  return { judged: judgements.length, met: judgements.filter((met) => met).length };
}

/** A whole number; a browser's figure is never believed to be finite. */
function meanOf(values: readonly (number | null)[]): number | null {
  const of = mean(values);
  return of === null ? null : Math.round(of);
}
