/** The last of a wave, at every look. */
type Ear = (samples: Float32Array) => void;

interface Listening {
  readonly everyMs: number;
  /** How much of the wave to look at: a power of two. */
  readonly samples: number;
}

/** Enough to miss nothing between two looks: two thirds of a second at 48 kHz. */
export const everything: Listening = { everyMs: 500, samples: 32_768 };

/**
 * Looks again and again at what a microphone gives. Tells nothing while the browser holds the sound back, as it does
 * before the first tap on a page. @returns how to stop
 */
export function listen(
  track: MediaStreamTrack,
  { everyMs, samples: length }: Listening,
  ear: Ear,
): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: length });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(length);
  // The first of it is from before there was any sound.
  const ready = performance.now() + (length / context.sampleRate) * 1_000;
  const timer = setInterval(() => {
    if (context.state !== 'running') void context.resume();
    else if (performance.now() > ready) {
      analyser.getFloatTimeDomainData(samples);
      ear(samples);
    }
  }, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
