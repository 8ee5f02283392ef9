/** Two soft strokes, the second higher: heard across a room without making anybody jump. */
const strokes = [
  { frequency: 659.25, at: 0 },
  { frequency: 880, at: 0.28 },
];
const LOUDNESS = 0.35;
const FADES_IN = 0.02;
const FADES_OUT = 0.9;

/** Strikes the bell once. */
export function playChime(context: AudioContext): void {
  for (const { frequency, at } of strokes) strike(context, frequency, context.currentTime + at);
}

function strike(context: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(context, { type: 'sine', frequency });
  const overtone = new OscillatorNode(context, { type: 'sine', frequency: frequency * 2 });
  const volume = new GainNode(context, { gain: 0 });
  const softer = new GainNode(context, { gain: 0.25 });
  volume.gain.linearRampToValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + FADES_IN);
  volume.gain.exponentialRampToValueAtTime(0.001, at + FADES_OUT);
  tone.connect(volume);
  overtone.connect(softer).connect(volume);
  volume.connect(context.destination);
  for (const node of [tone, overtone]) {
    node.start(at);
    node.stop(at + FADES_OUT);
  }
}
