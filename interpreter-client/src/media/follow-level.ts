const LOOK_EVERY_MS = 80;
/** A voice near the microphone fills the bar. */
const FULL = 0.25;

/** Tells again and again how loud a stream is, from 0 to 1. Returns how to stop. */
export function followLevel(stream: MediaStream, tell: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(Math.min(1, rootMeanSquare(samples) / FULL));
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** The effective value of a wave. */
export const rootMeanSquare = (samples: Float32Array): number =>
  samples.length === 0
    ? 0
    : Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
