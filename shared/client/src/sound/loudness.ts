/** Steps of a level, from nothing to as loud as it gets. */
export const LEVELS = 10;

/** Decibels below the loudest that there is: below the one nothing is heard, at the other the meter is full. */
const [QUIETEST, FULL] = [-60, -12];

/** What a level means for whoever is to be heard. */
export type Loudness = 'nothing' | 'quiet' | 'good' | 'loud';

/** The effective value of a wave. */
export const rootMeanSquare = (samples: Float32Array): number =>
  samples.length === 0
    ? 0
    : Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** The farthest that a wave goes from silence. */
export const peakOf = (samples: Float32Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

/** The step of an effective value, as ears hear it: each is as much louder as the one before. */
export function levelOf(effective: number): number {
  const decibels = 20 * Math.log10(Math.max(effective, 1e-6));
  const share = (decibels - QUIETEST) / (FULL - QUIETEST);
  return Math.round(LEVELS * Math.min(1, Math.max(0, share)));
}

/** What a level means. */
export function loudnessOf(level: number): Loudness {
  if (level === 0) return 'nothing';
  if (level <= 3) return 'quiet';
  return level < LEVELS ? 'good' : 'loud';
}
