import { useEffect, useRef, type RefObject } from 'react';

interface VideoSource {
  stream: MediaStream | null;
  /** Shows a stream in place of `stream`; returns how to take it away. */
  attach?: (element: HTMLVideoElement) => () => void;
  muted: boolean;
  onSoundBlocked?: (blocked: boolean) => void;
}

/**
 * Plays a stream in a `<video>`. A browser that refuses sound without a tap shows the picture at once, mute, and
 * sounds after the next tap anywhere.
 */
export function useVideo(source: VideoSource): RefObject<HTMLVideoElement | null> {
  const { stream, attach, muted, onSoundBlocked } = source;
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onSoundBlocked);
  useEffect(() => {
    tell.current = onSoundBlocked;
  });
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const detach = attach?.(element);
    if (attach === undefined) element.srcObject = stream;
    const aborted = new AbortController();
    if (element.srcObject !== null) {
      void play(element, muted, aborted.signal, (blocked) => tell.current?.(blocked));
    }
    return () => {
      aborted.abort();
      detach?.();
    };
  }, [stream, attach, muted]);
  return video;
}

async function play(
  element: HTMLVideoElement,
  muted: boolean,
  signal: AbortSignal,
  tell: (blocked: boolean) => void,
): Promise<void> {
  element.muted = muted;
  const refused = await isRefused(element);
  if (!refused || muted || signal.aborted) return;
  element.muted = true;
  tell(true);
  const unmute = (): void => {
    element.muted = false;
    void isRefused(element).then((again) => tell(again));
  };
  document.addEventListener('pointerdown', unmute, { once: true, signal });
  await isRefused(element);
}

/** Whether the browser refuses to play. A stream that is replaced while it starts is no refusal. */
async function isRefused(element: HTMLVideoElement): Promise<boolean> {
  try {
    await element.play();
    return false;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError';
  }
}
