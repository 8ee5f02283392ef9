import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    madoCamera?: MediaStream;
  }
}

/** A page of the same origin with a camera open, to make bare connections in. */
export async function prepareBarePair(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => {
    const video = { width: 640, height: 480, frameRate: 30 };
    window.madoCamera = await navigator.mediaDevices.getUserMedia({ audio: true, video });
  });
  return page;
}

/** Connects two bare connections both ways; from createOffer to the first frame shown of each, in milliseconds. */
export const barePair = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const ends = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
    const [caller, callee] = ends;
    const firstFrame = (connection: RTCPeerConnection) =>
      new Promise<number>((resolve) => {
        connection.addEventListener('track', ({ track, streams }) => {
          if (track.kind !== 'video') return;
          const video = document.createElement('video');
          video.muted = true;
          video.autoplay = true;
          video.srcObject = streams[0] ?? null;
          document.body.append(video);
          video.requestVideoFrameCallback((_now, frame) => {
            video.remove();
            resolve(frame.presentationTime);
          });
        });
      });
    const shown = ends.map(firstFrame);
    for (const [end, other] of [ends, [callee, caller]] as const) {
      end.addEventListener(
        'icecandidate',
        ({ candidate }) => void other.addIceCandidate(candidate ?? undefined),
      );
      for (const track of window.madoCamera?.getTracks() ?? [])
        end.addTrack(track, window.madoCamera ?? new MediaStream());
    }
    const start = performance.now();
    await caller.setLocalDescription(await caller.createOffer());
    await callee.setRemoteDescription(caller.localDescription ?? { type: 'offer' });
    await callee.setLocalDescription(await callee.createAnswer());
    await caller.setRemoteDescription(callee.localDescription ?? { type: 'answer' });
    const times = await Promise.all(shown);
    for (const end of ends) end.close();
    return times.map((time) => time - start);
  });
