import type { Page } from 'playwright-core';

/** What a page has received and sent so far, over all of its connections. */
export interface MediaStats {
  readonly framesDecoded: number;
  readonly framesReceived: number;
  readonly framesSent: number;
  /** Energy of the sound that was played out (W3C webrtc-stats, `totalAudioEnergy`). */
  readonly audioEnergy: number;
  readonly packetsReceived: number;
  /** MIME types of the pictures that are received. */
  readonly videoCodecs: readonly string[];
  /** Protocols of the candidate pairs that carry media. */
  readonly protocols: readonly string[];
}

declare global {
  interface Window {
    madoConnections?: RTCPeerConnection[];
    /** Every track of a camera or microphone that the page was given. */
    madoTracks?: MediaStreamTrack[];
  }
}

/** The fields of all the kinds of statistics that are read here. */
interface Stat {
  readonly type: string;
  readonly mid?: string;
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly framesReceived?: number;
  readonly framesDecoded?: number;
  readonly framesSent?: number;
  readonly totalAudioEnergy?: number;
  readonly codecId?: string;
  readonly nominated?: boolean;
  readonly localCandidateId?: string;
}

/** Lets {@link mediaStats} find the connections of a page. To be called before the page loads. */
export async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    window.madoConnections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

/** How many connections the page has made so far. */
export const connectionsMade = (page: Page): Promise<number> =>
  page.evaluate(() => (window.madoConnections ?? []).length);

/** Waits until the page has made so many connections. */
export const madeConnections = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((wanted) => (window.madoConnections ?? []).length >= wanted, count);

/** Notes every camera and microphone that a page opens. To be called before the page loads. */
export async function watchDevices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    window.madoTracks = tracks;
    // Where the origin is not secure there are none to open.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const open = devices?.getUserMedia.bind(devices);
    if (devices === undefined || open === undefined) return;
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** How many of the tracks that the page was ever given, and how many of them are still open. */
export const deviceCounts = (page: Page): Promise<{ given: number; open: number }> =>
  page.evaluate(() => {
    const tracks = window.madoTracks ?? [];
    return { given: tracks.length, open: tracks.filter(({ readyState }) => readyState === 'live').length };
  });

/** Reads what the page's connections have carried so far. */
export const mediaStats = (page: Page): Promise<MediaStats> =>
  page.evaluate(async () => {
    const sum = { framesDecoded: 0, framesReceived: 0, framesSent: 0, audioEnergy: 0, packetsReceived: 0 };
    const videoCodecs = new Set<string>();
    const protocols = new Set<string>();
    const reports = await Promise.all(
      (window.madoConnections ?? []).map((connection) => connection.getStats()),
    );
    for (const report of reports) {
      for (const stat of report.values() as Iterable<Stat>) {
        const { type, kind } = stat;
        // With packets of this one the media worker finds out what the line carries: there is nothing in them.
        if (type === 'inbound-rtp' && stat.mid !== 'probator') {
          sum.packetsReceived += stat.packetsReceived ?? 0;
          sum.framesDecoded += stat.framesDecoded ?? 0;
          sum.framesReceived += stat.framesReceived ?? 0;
          if (kind === 'audio') sum.audioEnergy += stat.totalAudioEnergy ?? 0;
          const codec = report.get(stat.codecId ?? '') as { mimeType: string } | undefined;
          if (kind === 'video' && codec !== undefined) videoCodecs.add(codec.mimeType);
        } else if (type === 'outbound-rtp') {
          sum.framesSent += stat.framesSent ?? 0;
        } else if (type === 'candidate-pair' && stat.nominated) {
          const local = report.get(stat.localCandidateId ?? '') as { protocol: string } | undefined;
          if (local !== undefined) protocols.add(local.protocol);
        }
      }
    }
    return { ...sum, videoCodecs: [...videoCodecs], protocols: [...protocols] };
  });

/** Waits until the page holds back what arrives, so that what was lost can come once more. */
export const holdsBack = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    (window.madoConnections ?? [])
      .filter(({ connectionState }) => connectionState !== 'closed')
      .flatMap((connection) => connection.getReceivers())
      .some(({ jitterBufferTarget }) => (jitterBufferTarget ?? 0) > 0),
  );
};

/** Waits until the page sends its picture or its sound with these parameters. */
export const sendsWith = async (
  page: Page,
  kind: 'video' | 'audio',
  wanted: Readonly<Pick<RTCRtpEncodingParameters, 'active' | 'scaleResolutionDownBy'>>,
): Promise<void> => {
  await page.waitForFunction(
    ({ kind: one, wanted: all }) => {
      const senders = (window.madoConnections ?? [])
        .filter(({ connectionState }) => connectionState !== 'closed')
        .flatMap((connection) => connection.getSenders())
        .filter(({ track }) => track?.kind === one);
      return senders.some((sender) => {
        const encoding: RTCRtpEncodingParameters = {
          scaleResolutionDownBy: 1,
          ...sender.getParameters().encodings[0],
        };
        return Object.entries(all).every(([key, value]) => encoding[key as keyof typeof all] === value);
      });
    },
    { kind, wanted },
  );
};
