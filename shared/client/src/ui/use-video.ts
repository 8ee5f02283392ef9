import { useEffect, useRef, type RefObject } from 'react';

const PROBE_EVERY_MS = 1_000;

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
  const done = new AbortController();
  const over = AbortSignal.any([signal, done.signal]);
  const unmute = (): void => {
    done.abort();
    element.muted = false;
    void isRefused(element).then(tell);
  };
  // On the way down: buttons keep their presses to themselves.
  document.addEventListener('pointerdown', unmute, { capture: true, signal: over });
  await isRefused(element);
  if (await isSoundAllowed(element, over)) unmute();
}

/**
 * Waits until the browser would play sound without a tap: some do so while the page has the camera, which comes later.
 * Tried on a second element, since a picture that is made to sound too early stops.
 */
async function isSoundAllowed(element: HTMLVideoElement, over: AbortSignal): Promise<boolean> {
  const probe = new Audio();
  while (!over.aborted) {
    await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    probe.srcObject = element.srcObject;
    const refused = await isRefused(probe);
    probe.pause();
    probe.srcObject = null;
    if (!refused) return !over.aborted;
  }
  return false;
}

/** Whether the browser refuses to play. A stream that is replaced while it starts is no refusal. */
async function isRefused(element: HTMLMediaElement): Promise<boolean> {
  try {
    await element.play();
    return false;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError';
  }
}
