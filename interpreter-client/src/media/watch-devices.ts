import { mediaDevices } from '@mado/client/media/capture.ts';
import { codeOfFailure } from '../logic/failure.ts';

const wanted = [
  { kind: 'videoinput', name: 'camera' },
  { kind: 'audioinput', name: 'microphone' },
] as const;

/**
 * Tells the code of what a call would lack, now and whenever devices come and go, without turning any on. Returns how
 * to stop.
 */
export function watchDevices(tell: (lacking: string | null) => void): () => void {
  const over = new AbortController();
  const look = (): void => {
    lackingDevice()
      .catch(codeOfFailure)
      .then((code) => {
        if (!over.signal.aborted) tell(code);
      }, codeOfFailure);
  };
  look();
  try {
    mediaDevices().addEventListener('devicechange', look, { signal: over.signal });
  } catch {
    // A page that is not secure has no devices to watch: the look said so.
  }
  return () => over.abort();
}

async function lackingDevice(): Promise<string | null> {
  const present = await mediaDevices().enumerateDevices();
  for (const { kind, name } of wanted) {
    if (!present.some((device) => device.kind === kind)) return `${name}-missing`;
    if (await isDenied(name)) return `${name}-refused`;
  }
  return null;
}

async function isDenied(name: 'camera' | 'microphone'): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name })).state === 'denied';
  } catch {
    // Not every browser knows these names.
    return false;
  }
}
