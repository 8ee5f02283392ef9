import { useEffect, useState, type RefObject } from 'react';
import type { Picture } from './readiness.ts';

const COUNT_MS = 1_000;

/** The size of what an element shows and how many frames it showed in the last second; null without a picture. */
export function usePicture(
  video: RefObject<HTMLVideoElement | null>,
  track: MediaStreamTrack | null,
): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null || track === null) return;
    const frames = countFrames(element);
    let [before, at] = [frames.count(), performance.now()];
    // The first second has the camera's start in it.
    let isFirst = true;
    const timer = setInterval(() => {
      const [count, now] = [frames.count(), performance.now()];
      // A page that nobody sees is not drawn.
      if (document.visibilityState === 'hidden') isFirst = true;
      const framesPerSecond = isFirst ? null : Math.round(((count - before) * 1_000) / (now - at));
      setPicture({ width: element.videoWidth, height: element.videoHeight, framesPerSecond });
      [before, at, isFirst] = [count, now, document.visibilityState === 'hidden'];
    }, COUNT_MS);
    return () => {
      clearInterval(timer);
      frames.stop();
      setPicture(null);
    };
  }, [video, track]);
  return picture;
}

interface FrameCount {
  readonly count: () => number;
  readonly stop: () => void;
}

/** Counts what is shown; where the browser does not tell of each frame, by its own count. */
function countFrames(video: HTMLVideoElement): FrameCount {
  if (!('requestVideoFrameCallback' in video)) {
    const element: HTMLVideoElement = video;
    return { count: () => element.getVideoPlaybackQuality().totalVideoFrames, stop: () => undefined };
  }
  let [count, handle] = [0, 0];
  const next = (): void => {
    count += 1;
    handle = video.requestVideoFrameCallback(next);
  };
  handle = video.requestVideoFrameCallback(next);
  return { count: () => count, stop: () => video.cancelVideoFrameCallback(handle) };
}
