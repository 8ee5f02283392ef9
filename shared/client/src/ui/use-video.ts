import { useEffect, useRef, type RefObject } from 'react';

/**
 * Plays a stream in a `<video>`. A browser that refuses sound without a tap shows the picture at once, mute, and
 * sounds after the next tap anywhere.
 */
export function useVideo(
  stream: MediaStream | null,
  muted: boolean,
  onSoundBlocked?: (blocked: boolean) => void,
): RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onSoundBlocked);
  useEffect(() => {
    tell.current = onSoundBlocked;
  });
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    if (stream === null) return;
    const aborted = new AbortController();
    void play(element, muted, aborted.signal, (blocked) => tell.current?.(blocked));
    return () => aborted.abort();
  }, [stream, muted]);
  return video;
}

async function play(
  element: HTMLVideoElement,
  muted: boolean,
  signal: AbortSignal,
  tell: (blocked: boolean) => void,
): Promise<void> {
  element.muted = muted;
  const refused = await started(element);
  if (!refused || muted || signal.aborted) return;
  element.muted = true;
  tell(true);
  await started(element);
  const unmute = (): void => {
    element.muted = false;
    void started(element).then((again) => tell(again));
  };
  document.addEventListener('pointerdown', unmute, { once: true, signal });
}

/** Whether the browser refused to play. A stream that is replaced while it starts is no refusal. */
async function started(element: HTMLVideoElement): Promise<boolean> {
  try {
    await element.play();
    return false;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError';
  }
}
