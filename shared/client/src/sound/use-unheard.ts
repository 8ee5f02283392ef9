import { useEffect, useState } from 'react';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { everything, listen } from './listen.ts';
import { peakOf } from './loudness.ts';
import { heard, listenOn, silenceOf, type Silence } from './silence.ts';

/**
 * Why the other side cannot hear us though we are not muted, or null. What the system holds back is told by the state
 * of the devices.
 * @param speaks whether the call is spoken: who signs may be still for long
 */
export function useUnheard({ audio, audioTrack }: LocalMediaState, speaks: boolean): Silence | null {
  const track = audio === 'on' ? audioTrack : null;
  const [silence, setSilence] = useState<Silence | null>(null);
  useEffect(() => {
    if (track === null) return;
    let stillness = heard;
    const stop = listen(track, everything, (samples) => {
      const at = performance.now();
      stillness = listenOn(stillness, peakOf(samples), at);
      setSilence(silenceOf(stillness, at, speaks));
    });
    return () => {
      stop();
      setSilence(null);
    };
  }, [track, speaks]);
  return silence;
}
