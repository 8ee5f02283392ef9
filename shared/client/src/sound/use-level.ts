import { useEffect, useState } from 'react';
import { listen } from './listen.ts';
import { levelOf, rootMeanSquare } from './loudness.ts';

const LOOK_EVERY_MS = 80;
/** Where motion disturbs: a step now and then. */
const CALM_EVERY_MS = 500;
/** How long the loudest is remembered, so that words keep still between syllables. */
const HOLD_MS = 1_500;

export interface Level {
  /** At this moment. */
  readonly now: number;
  /** The most of the last moments. */
  readonly lately: number;
}

const still: Level = { now: 0, lately: 0 };

/** How loud a microphone is, step by step, while the component stands. */
export function useLevel(track: MediaStreamTrack | null): Level {
  const [level, setLevel] = useState(still);
  useEffect(() => {
    if (track === null) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let highest = { level: 0, at: 0 };
    const stop = listen(
      track,
      { everyMs: isCalm ? CALM_EVERY_MS : LOOK_EVERY_MS, samples: isCalm ? 16_384 : 4_096 },
      (samples) => {
        const now = levelOf(rootMeanSquare(samples));
        const at = performance.now();
        if (now >= highest.level || at - highest.at > HOLD_MS) highest = { level: now, at };
        const lately = highest.level;
        setLevel((before) => (before.now === now && before.lately === lately ? before : { now, lately }));
      },
    );
    return () => {
      stop();
      setLevel(still);
    };
  }, [track]);
  return level;
}
