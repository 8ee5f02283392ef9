import type { Modality } from './language.ts';

/**
 * How much is sent, from all of it to next to nothing. On a bad line signing gives up sharpness before movement, and
 * speech the picture before the sound (Tran et al., ASSETS 2013; EN 301 549, 6.5): the call stays with the same
 * interpreter all the way down.
 */
export const rungs = ['full', 'smaller', 'lower', 'slow', 'sound', 'text'] as const;
export type Rung = (typeof rungs)[number];

/** What makes somebody send less than all: their own line, that of whom they send to, or their own device. */
export const causes = ['own-line', 'their-line', 'device'] as const;
export type Cause = (typeof causes)[number];

/** How a picture is sent. */
export interface PictureSettings {
  /** Pixels of its shorter side, at most; null: as the camera gives it. */
  readonly shortSide: number | null;
  /** Frames per second, at most. */
  readonly frameRate: number;
  /** Bits per second, at most. */
  readonly maxBitrate: number;
}

export interface Step {
  readonly rung: Rung;
  /** Bits per second without which it cannot be held. */
  readonly needs: number;
  /** Null: none is sent. */
  readonly picture: PictureSettings | null;
}

/** Bits per second that speech takes: Opus with its headers and its repairs. */
export const SOUND_BPS = 40_000;

/** The least that signing can be read at (EN 301 549, 6.5.2). */
const LEAST_SHORT_SIDE = 240;

const picture = (shortSide: number | null, frameRate: number, maxBitrate: number): PictureSettings => ({
  shortSide,
  frameRate,
  maxBitrate,
});

/** From the top down. The bit rates are our own, from calls over lines that carry so much. */
export const ladders: Readonly<Record<Modality, readonly Step[]>> = {
  sign: [
    { rung: 'full', needs: 450_000, picture: picture(null, 30, 1_500_000) },
    { rung: 'smaller', needs: 180_000, picture: picture(LEAST_SHORT_SIDE, 30, 600_000) },
    { rung: 'lower', needs: 100_000, picture: picture(LEAST_SHORT_SIDE, 24, 220_000) },
    { rung: 'slow', needs: 0, picture: picture(LEAST_SHORT_SIDE, 18, 110_000) },
  ],
  spoken: [
    { rung: 'full', needs: 300_000, picture: picture(null, 24, 700_000) },
    { rung: 'smaller', needs: 110_000, picture: picture(LEAST_SHORT_SIDE, 15, 260_000) },
    { rung: 'sound', needs: 20_000, picture: null },
    { rung: 'text', needs: 0, picture: null },
  ],
};

/** A line that is given no more to carry is not known to carry more: with this share of it a step is carried whole. */
export const CARRIED = 0.9;

/**
 * How the picture of a step is sent at present. What the other side's line carries cannot be asked of the own one: the
 * server passes on what it gets, so that nothing more than that may be sent. But no less than what holds the step either:
 * an estimate does not grow on a line that is given nothing to carry.
 */
export function settingsOf({ picture: full, needs }: Step, down: number | null): PictureSettings | null {
  if (full === null || down === null) return full;
  const left = Math.max(down * CARRIED - SOUND_BPS, needs * HOLDING, LEAST_PICTURE_BPS);
  return { ...full, maxBitrate: Math.min(full.maxBitrate, Math.round(left / 10_000) * 10_000) };
}

/** The share of what a step needs with which it is still worth a try. */
const HOLDING = 0.8;
/** With less no picture comes about at all. */
const LEAST_PICTURE_BPS = 50_000;
