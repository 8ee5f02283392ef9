import { useEffect, useState } from 'react';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { everything, listen } from '../sound/listen.ts';
import { levelOf, peakOf, rootMeanSquare } from '../sound/loudness.ts';
import { heard, listenOn, silenceOf } from '../sound/silence.ts';
import type { Sound } from './readiness.ts';

const nothingYet = { loudest: 0, isSilent: false, seconds: 0 };
/** Parts of a look of this many samples: a word is shorter than the whole. */
const PART = 4_096;

/** What was heard of the microphone since it was opened; null without one. */
export function useSound({ audio, audioTrack }: LocalMediaState): Sound | null {
  const [sound, setSound] = useState(nothingYet);
  useEffect(() => {
    if (audioTrack === null) return;
    const begun = performance.now();
    let stillness = heard;
    const stop = listen(audioTrack, everything, (samples) => {
      const at = performance.now();
      stillness = listenOn(stillness, peakOf(samples), at);
      setSound(({ loudest }) => ({
        loudest: Math.max(loudest, loudestPart(samples)),
        isSilent: silenceOf(stillness, at, false) !== null,
        seconds: (at - begun) / 1_000,
      }));
    });
    return () => {
      stop();
      setSound(nothingYet);
    };
  }, [audioTrack]);
  return audioTrack === null ? null : { ...sound, isMuted: audio === 'interrupted' };
}

function loudestPart(samples: Float32Array): number {
  let loudest = 0;
  for (let from = 0; from < samples.length; from += PART)
    loudest = Math.max(loudest, levelOf(rootMeanSquare(samples.subarray(from, from + PART))));
  return loudest;
}
