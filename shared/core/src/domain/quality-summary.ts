import { z } from 'zod';
import type { Modality } from './language.ts';
import { shareOf, thresholds, verdictOf, verdicts, type Judged } from './quality.ts';
import { percentile, ratio, sum } from './quality-numbers.ts';
import type { ReceiveWindow, SendWindow } from './quality-window.ts';

/** Of the windows' means: half of them were no more than `typical`, and the worst was `worst`. In milliseconds. */
const spread = z.object({ typical: z.number(), worst: z.number() }).nullable();
const share = z.number().min(0).max(1).nullable();

/** What one direction of a call came to. What could not be known is null. */
export const qualitySummary = z.object({
  /** Seconds that were recorded, and those of them in which a picture was expected. */
  seconds: z.number().int(),
  pictureSeconds: z.number().int(),
  /** Frames a second: percentiles by nearest rank over the seconds with a picture. */
  fps: z.object({ p5: z.number(), p50: z.number() }).nullable(),
  secondsUnder20: z.number().int(),
  freezes: z.number().int(),
  frozenMs: z.number().int(),
  /** The smallest picture. */
  size: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  rttMs: spread,
  jitterMs: spread,
  /** Of all packets, those that were not there in time. */
  loss: share,
  /** Of all sound, what was made up. */
  concealment: share,
  /** The furthest that the sound was ahead of the picture, or behind it (negative). */
  skewMs: z.number().nullable(),
  /** From the camera's frame to the decoded one, as far as both sides' browsers tell. */
  delayMs: spread,
  codecs: z.array(z.string()),
  paths: z.array(z.string()),
  /** The share of seconds within the thresholds, and how it reads; null with too few to judge by. */
  share,
  verdict: z.enum(verdicts).nullable(),
});
export type QualitySummary = z.infer<typeof qualitySummary>;

/** A window of what one side received, beside what the other side said of sending it. */
export interface Passage {
  readonly seconds: number;
  readonly receive: ReceiveWindow;
  readonly send: SendWindow | null;
}

/**
 * An estimate: the sender's way to the server and the server's way to the receiver, each as half of a round trip, with
 * encoding, waiting and decoding. Null unless both sides know their part.
 */
export const delayOf = ({ receive, send }: Pick<Passage, 'receive' | 'send'>): number | null =>
  receive.pictureDelayMs === null || send === null || send.delayMs === null
    ? null
    : receive.pictureDelayMs + send.delayMs;

/** What one direction came to, over all of its windows. */
export function summaryOf(modality: Modality, passages: readonly Passage[]): QualitySummary {
  const received = passages.map(({ receive }) => receive);
  const fps = received.flatMap((window) => window.fps);
  const judged = judgedIn(modality, received);
  const known = shareOf(judged);
  return {
    seconds: sum(passages.map(({ seconds }) => seconds)),
    pictureSeconds: fps.length,
    fps: spanOf(fps),
    secondsUnder20: fps.filter((frames) => frames < thresholds.fps).length,
    freezes: total(received, ({ freezes }) => freezes),
    frozenMs: total(received, ({ frozenMs }) => frozenMs),
    size: smallestOf(received),
    rttMs: spreadOf(received.map(({ rttMs }) => rttMs)),
    jitterMs: spreadOf(received.map(({ jitterMs }) => jitterMs)),
    loss: lossOf(received),
    concealment: ratio(
      total(received, ({ concealed }) => concealed),
      total(received, ({ samples }) => samples),
    ),
    skewMs: furthest(received.map(({ skewMs }) => skewMs)),
    delayMs: spreadOf(passages.map(delayOf)),
    codecs: names(received.flatMap(({ pictureCodec, soundCodec }) => [pictureCodec, soundCodec])),
    paths: names(received.map(({ path }) => path)),
    share: known,
    verdict: known === null ? null : verdictOf(known),
  };
}

const total = (windows: readonly ReceiveWindow[], of: (window: ReceiveWindow) => number): number =>
  sum(windows.map(of));

const judgedIn = (modality: Modality, windows: readonly ReceiveWindow[]): Judged => ({
  judged: total(windows, (window) => window[modality].judged),
  met: total(windows, (window) => window[modality].met),
});

function spanOf(fps: readonly number[]): QualitySummary['fps'] {
  const [p5, p50] = [percentile(fps, 5), percentile(fps, 50)];
  return p5 === null || p50 === null ? null : { p5, p50 };
}

function spreadOf(values: readonly (number | null)[]): QualitySummary['rttMs'] {
  const [typical, worst] = [percentile(values, 50), percentile(values, 100)];
  return typical === null || worst === null ? null : { typical, worst };
}

/** Packets of picture and sound alike. */
export function lossOf(windows: readonly ReceiveWindow[]): number | null {
  const lost = total(windows, ({ pictureLost, soundLost }) => pictureLost + soundLost);
  const came = total(windows, ({ pictureReceived, soundReceived }) => pictureReceived + soundReceived);
  return ratio(lost, lost + came);
}

function smallestOf(windows: readonly ReceiveWindow[]): QualitySummary['size'] {
  const sizes = windows.flatMap(({ width, height }) =>
    width === null || height === null ? [] : [{ width, height }],
  );
  return sizes.toSorted((a, b) => a.width * a.height - b.width * b.height)[0] ?? null;
}

function furthest(skews: readonly (number | null)[]): number | null {
  const known = skews.filter((skew) => skew !== null);
  return known.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? null;
}

/** Each once, in the order of their first use. */
const names = (list: readonly (string | null)[]): string[] => [
  ...new Set(list.filter((name) => name !== null)),
];
