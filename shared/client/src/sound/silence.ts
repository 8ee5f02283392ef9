/** Below the smallest step of 16 bits: no microphone that works is ever so still. */
const NOTHING = 3e-5;
/** Sixty decibels below the loudest: the noise of a quiet room. */
const FLOOR = 1e-3;

const NOTHING_FOR_MS = 4_000;
const FAINT_FOR_MS = 30_000;

/** Why nobody hears us: nothing at all comes from the microphone, or nothing above the noise for long. */
export type Silence = 'silent' | 'faint';

/** Since when; null while it is not so. */
export interface Stillness {
  readonly silentSince: number | null;
  readonly faintSince: number | null;
}

export const heard: Stillness = { silentSince: null, faintSince: null };

/** What is known after hearing so much at a time. @param peak of everything since the last look */
export function listenOn({ silentSince, faintSince }: Stillness, peak: number, at: number): Stillness {
  return {
    silentSince: peak < NOTHING ? (silentSince ?? at) : null,
    faintSince: peak < FLOOR ? (faintSince ?? at) : null,
  };
}

/** What to tell of it. @param speaks whether somebody is expected to speak: who signs may be still for long */
export function silenceOf(
  { silentSince, faintSince }: Stillness,
  at: number,
  speaks: boolean,
): Silence | null {
  if (silentSince !== null && at - silentSince >= NOTHING_FOR_MS) return 'silent';
  return speaks && faintSince !== null && at - faintSince >= FAINT_FOR_MS ? 'faint' : null;
}
