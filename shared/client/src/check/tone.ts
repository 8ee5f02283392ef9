import { sendTo } from '../devices/use-output.ts';

/** Four notes upwards: no other sound of a counter is like it, and small loudspeakers carry it. */
const notes = [523.25, 659.25, 783.99, 1046.5];
const NOTE_SECONDS = 0.4;
const LOUDNESS = 0.3;

export const TONE_MS = notes.length * NOTE_SECONDS * 1_000 + 200;

/**
 * Plays the notes from a speaker, as loud as a call would be. Through an element, as the sound of a call: only so a
 * speaker can be chosen everywhere.
 * @returns how to stop it
 */
export function playTone(sinkId: string, percent: number): () => void {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  notes.forEach((frequency, index) =>
    note(context, out, frequency, context.currentTime + index * NOTE_SECONDS),
  );
  const element = new Audio();
  element.srcObject = out.stream;
  element.volume = percent / 100;
  void sendTo(element, sinkId).then(() => element.play().catch(() => undefined));
  return () => {
    element.pause();
    element.srcObject = null;
    void context.close();
  };
}

function note(context: AudioContext, out: AudioNode, frequency: number, at: number): void {
  const tone = new OscillatorNode(context, { type: 'triangle', frequency });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
  tone.connect(loudness).connect(out);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
