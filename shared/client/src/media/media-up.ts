import type { CallMediaState } from './call-media-state.ts';

const lookEveryMs = 100;

/** Five seconds at the 48 kHz of Opus. After so much sound a picture that does not come is not waited for. */
const ENOUGH_SAMPLES = 5 * 48_000;

interface Counts {
  framesDecoded(): Promise<number>;
  samplesReceived(): Promise<number>;
}

/**
 * Whether the media of the other side have arrived: a decoded frame; without a picture, or where its camera gives none,
 * sound; and where the other side
 * has turned everything off, the connection itself.
 */
export async function isUp(state: CallMediaState, counts: Counts | null): Promise<boolean> {
  const { connection, video, audio } = state;
  if (counts === null) return false;
  if (video === 'on') {
    if ((await counts.framesDecoded()) > 0) return true;
    return audio === 'on' && (await counts.samplesReceived()) >= ENOUGH_SAMPLES;
  }
  if (audio === 'on') return (await counts.samplesReceived()) > 0;
  return connection === 'connected' && (video === 'off' || audio === 'off');
}

/** Looks again and again until `look` says yes. @returns how to stop */
export function lookUntil(look: () => Promise<boolean>, found: () => void): () => void {
  const timer = setInterval(() => {
    look().then(
      (yes) => {
        if (!yes) return;
        clearInterval(timer);
        found();
      },
      () => undefined,
    );
  }, lookEveryMs);
  return () => clearInterval(timer);
}

/** Shows a stream in an element and plays it. @returns how to take it away again */
export function show(element: HTMLVideoElement, stream: MediaStream, onFrame: () => void): () => void {
  element.srcObject = stream;
  // Refused only where nothing was ever tapped; the element starts by itself with the next tap on its page.
  element.play().catch(() => undefined);
  // Not in every browser that the types know: there the statistics tell of the first frame, a little later.
  const knowsFrames = 'requestVideoFrameCallback' in element;
  const handle = knowsFrames ? element.requestVideoFrameCallback(onFrame) : 0;
  return () => {
    if (knowsFrames) element.cancelVideoFrameCallback(handle);
    element.srcObject = null;
  };
}
