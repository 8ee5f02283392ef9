import type { PictureSample, ReceiveSample, Sample, SendSample, SoundSample } from './quality.ts';
import {
  noneSent,
  noPicture,
  noSound,
  type PictureCounts,
  type Reading,
  type SentCounts,
} from './quality-reading.ts';

/** What the other side sends: what it has turned off is not missed. */
export interface Expected {
  readonly picture: boolean;
  readonly sound: boolean;
}

/** What a second has to know of those before it. */
export interface Carry {
  /** For how long whole seconds have had no frame. */
  readonly stillMs: number;
  readonly unheardMs: number;
}

export const nothingCarried: Carry = { stillMs: 0, unheardMs: 0 };

/** Where no reading came, or the same one again, this much has passed. */
const SECOND_MS = 1_000;
/** Sound and picture further apart than this are not of one clock. */
const LONGEST_SKEW_MS = 10_000;

/**
 * One second out of two readings.
 * @param now null: there was nothing to read, since nothing was open
 */
export function sampleOf(
  before: Reading,
  now: Reading | null,
  { expected, carry }: { expected: Expected; carry: Carry },
): Sample & { readonly carry: Carry } {
  const reading = now ?? { ...before, rttMs: null, sent: null };
  const passed = reading.at - before.at;
  const elapsedMs = passed > 0 ? passed : SECOND_MS;
  const unheardMs = reading.heard === before.heard ? carry.unheardMs + elapsedMs : 0;
  const still = expected.picture ? stillness(before.picture, reading.picture, elapsedMs, carry) : null;
  const { rttMs, path } = reading;
  const receive: ReceiveSample = {
    picture: still && pictureOf(before, reading, elapsedMs, still),
    sound: expected.sound ? soundOf(before, reading) : null,
    rttMs,
    skewMs: expected.picture && expected.sound ? skewOf(reading) : null,
    path,
    unheardMs,
  };
  const send = reading.sent && sendOf(before.sent, reading.sent, elapsedMs);
  return { receive, send, carry: { stillMs: still?.stillMs ?? 0, unheardMs } };
}

/** How far a counter went. */
const grown = (before: number, now: number): number => Math.max(0, now - before);

const grownIf = (before: number | null, now: number | null): number | null =>
  before === null || now === null ? null : grown(before, now);

/** Each of so many took so long on average. */
const each = (total: number | null, count: number | null): number | null =>
  total === null || count === null || count === 0 ? null : total / count;

const perSecond = (count: number, elapsedMs: number): number => (count * 1_000) / elapsedMs;

/** What to count from: nothing, where the counters are another stream's or went back. */
function baseOf<C extends { readonly id: string }>(
  before: C | null,
  now: C,
  { zero, progress }: { zero: Omit<C, 'id'>; progress: (counts: C) => number },
): Omit<C, 'id'> {
  if (before?.id !== now.id) return zero;
  return progress(before) > progress(now) ? zero : before;
}

const pictureBase = (before: PictureCounts | null, now: PictureCounts): Omit<PictureCounts, 'id'> =>
  baseOf(before, now, { zero: noPicture, progress: ({ received }) => received });

interface Stillness {
  readonly freezes: number;
  readonly frozenMs: number;
  readonly stillMs: number;
}

/**
 * A browser tells of a freeze once it is over. One that lasts is therefore counted second by second, and what was counted
 * of it is taken off when the browser tells of it.
 */
function stillness(
  before: PictureCounts | null,
  now: PictureCounts | null,
  elapsedMs: number,
  { stillMs }: Carry,
): Stillness {
  const base = now === null ? noPicture : pictureBase(before, now);
  if (now === null || now.decoded <= base.decoded)
    return { freezes: stillMs === 0 ? 1 : 0, frozenMs: elapsedMs, stillMs: stillMs + elapsedMs };
  const told = grownIf(base.freezes, now.freezes) ?? 0;
  const toldMs = grownIf(base.frozenMs, now.frozenMs) ?? 0;
  return {
    freezes: Math.max(0, told - (stillMs > 0 ? 1 : 0)),
    frozenMs: Math.max(0, toldMs - stillMs),
    stillMs: 0,
  };
}

function pictureOf(
  before: Reading,
  { picture: now, rttMs }: Reading,
  elapsedMs: number,
  { freezes, frozenMs }: Stillness,
): PictureSample {
  const counts = now ?? { ...noPicture, id: '' };
  const base = now === null ? noPicture : pictureBase(before.picture, now);
  const decoded = grown(base.decoded, counts.decoded);
  const processing = each(grownIf(base.processingMs, counts.processingMs), decoded);
  return {
    fps: perSecond(decoded, elapsedMs),
    arrivedFps: perSecond(grown(base.arrived, counts.arrived), elapsedMs),
    freezes,
    frozenMs,
    width: counts.width,
    height: counts.height,
    received: grown(base.received, counts.received),
    lost: grown(base.lost, counts.lost),
    repaired: now && grownIf(base.repaired, counts.repaired),
    jitterMs: counts.jitterMs,
    delayMs: onOneWay(rttMs, processing),
    codec: counts.codec,
  };
}

function soundOf(before: Reading, { sound: now, rttMs }: Reading): SoundSample {
  const counts = now ?? { ...noSound, id: '' };
  const base =
    now === null ? noSound : baseOf(before.sound, now, { zero: noSound, progress: ({ samples }) => samples });
  const buffered = each(grownIf(base.bufferMs, counts.bufferMs), grownIf(base.emitted, counts.emitted));
  const samples = grown(base.samples, counts.samples);
  return {
    samples,
    // What was made up may be taken back when it arrives after all.
    concealed: Math.min(samples, grown(base.concealed, counts.concealed)),
    received: grown(base.received, counts.received),
    lost: grown(base.lost, counts.lost),
    jitterMs: counts.jitterMs,
    delayMs: onOneWay(rttMs, buffered),
    codec: counts.codec,
  };
}

/** Half the way there and back, and what was done at this end of it. */
const onOneWay = (rttMs: number | null, ...parts: readonly (number | null)[]): number | null => {
  const known = parts.filter((part) => part !== null);
  if (rttMs === null || known.length === 0) return null;
  return known.reduce((sum, part) => sum + part, rttMs / 2);
};

function skewOf({ picture, sound }: Reading): number | null {
  const [seen, heard] = [picture?.playoutAt ?? null, sound?.playoutAt ?? null];
  if (seen === null || heard === null) return null;
  return Math.abs(heard - seen) > LONGEST_SKEW_MS ? null : heard - seen;
}

function sendOf(before: SentCounts | null, now: SentCounts, elapsedMs: number): SendSample {
  const base = baseOf(before, now, { zero: noneSent, progress: ({ packets }) => packets });
  const frames = grown(base.frames, now.frames);
  const encoding = each(grownIf(base.encodingMs, now.encodingMs), frames);
  const waiting = each(grownIf(base.waitingMs, now.waitingMs), grown(base.packets, now.packets));
  const { limitedBy, outgoingBps, loss, rttMs } = now;
  const fps = perSecond(frames, elapsedMs);
  return { fps, limitedBy, outgoingBps, loss, rttMs, delayMs: onOneWay(rttMs, encoding, waiting) };
}
