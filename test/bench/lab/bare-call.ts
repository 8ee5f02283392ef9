import type { BrowserContext, Page } from 'playwright-core';
import type { CallSides } from '../../support/away.ts';
import { watchConnections } from '../../support/media-stats.ts';
import { testId } from '../../support/trial.ts';

declare global {
  interface Window {
    madoBare?: RTCPeerConnection;
  }
}

interface BareOptions {
  /** Done to the profile of each page before it is opened. */
  readonly prepareProfile?: (profile: BrowserContext) => Promise<unknown>;
  /** Of the picture, such as `video/VP8`; without it what the browser prefers. */
  readonly codec?: string | null;
}

/**
 * A bare pair of connections between two pages on the hosts of the same network, with the same camera: what a line
 * carries where no server is in between, with its sound played as in a call. The pages belong to the browsers of the
 * call, and close with them.
 */
export async function bareCall(
  beside: CallSides,
  { prepareProfile = async () => undefined, codec = null }: BareOptions = {},
): Promise<CallSides> {
  const pages = {
    tablet: await blankPage(beside.tablet, prepareProfile),
    console: await blankPage(beside.console, prepareProfile),
  };
  for (const page of Object.values(pages)) await page.evaluate(prepare, { remote: 'remote-video', codec });
  const offer = await pages.console.evaluate(describe, null);
  const answer = await pages.tablet.evaluate(describe, offer.sdp);
  await pages.console.evaluate(
    (sdp) => window.madoBare?.setRemoteDescription({ type: 'answer', sdp }),
    answer.sdp,
  );
  for (const page of Object.values(pages)) await page.waitForSelector(testId('remote-video'));
  return pages;
}

/** A page of the same origin in a profile of its own. */
export async function blankPage(
  beside: Page,
  prepareProfile: (profile: BrowserContext) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const browser = beside.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  await prepareProfile(context);
  const page = await context.newPage();
  await watchConnections(page);
  await page.goto(`${new URL(beside.url()).origin}/healthz`);
  return page;
}

/** Opens the camera, and a connection that sends it as a call does. */
async function prepare({ remote, codec }: { remote: string; codec: string | null }): Promise<void> {
  const video = { width: 640, height: 480, frameRate: 30 };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
  const connection = new RTCPeerConnection();
  window.madoBare = connection;
  connection.addEventListener('track', ({ track, streams }) => {
    if (track.kind !== 'video') return;
    const element = document.createElement('video');
    element.dataset['testid'] = remote;
    element.autoplay = true;
    element.srcObject = streams[0] ?? null;
    document.body.append(element);
  });
  for (const track of stream.getTracks()) {
    if (track.kind === 'video') track.contentHint = 'motion';
    const sender = connection.addTrack(track, stream);
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) if (track.kind === 'video') encoding.maxBitrate = 1_500_000;
    if (track.kind === 'video') parameters.degradationPreference = 'maintain-framerate';
    await sender.setParameters(parameters);
  }
  const pictures = connection.getTransceivers().find(({ sender }) => sender.track?.kind === 'video');
  const all = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  // Repairs go with every codec.
  if (codec !== null)
    pictures?.setCodecPreferences(
      all.filter(({ mimeType }) => [codec, 'video/rtx', 'video/red', 'video/ulpfec'].includes(mimeType)),
    );
}

/**
 * In a page: answers an offer, or makes one; with all that the connection may be reached by, and the instant at which it
 * began (milliseconds since the epoch).
 */
export async function describe(offer: string | null): Promise<{ start: number; sdp: string }> {
  const connection = window.madoBare;
  if (connection === undefined) throw new Error('there is no connection');
  const start = performance.timeOrigin + performance.now();
  if (offer !== null) await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    const look = () => connection.iceGatheringState === 'complete' && resolve();
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
  return { start, sdp: connection.localDescription?.sdp ?? '' };
}
