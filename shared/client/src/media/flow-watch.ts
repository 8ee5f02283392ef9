import { receivedIn, type StatsReport } from './stats-report.ts';

const lookEveryMs = 250;
/** Sound alone is fifty packets a second: a pause like this is no jitter. */
const silentAfterMs = 500;
const stillAfterMs = 400;
/** A key frame is large, and takes its time on a bad line. */
const askAgainAfterMs = 1_000;

/** What a {@link FlowWatch} sees and whom it tells. */
export interface Flow {
  /** The other side sends something. */
  readonly isExpected: () => boolean;
  /** The transport stands, so that it could arrive. */
  readonly stands: () => boolean;
  /** Nothing arrives any more of what is expected; or something does again, or nothing is expected any more. */
  readonly silence: (silent: boolean) => void;
  /** After a silence something arrives. */
  readonly again: () => void;
  /**
   * Packets arrive, but no picture comes of them: what it builds on was lost. The browser itself asks for a new one
   * after three seconds only (`kMaxWaitForFrame` of libwebrtc). Answers whether somebody could be asked for one.
   */
  readonly still: () => boolean;
}

/** What has arrived so far. */
export interface Arrivals {
  readonly packets: number;
  readonly videoPackets: number;
  readonly frames: number;
}

/** Looks several times a second whether the media of the other side arrive, since browsers say so only much later. */
export class FlowWatch {
  readonly #read: () => Promise<Arrivals>;
  readonly #flow: Flow;
  readonly #timer: ReturnType<typeof setInterval>;
  #last: Arrivals = { packets: 0, videoPackets: 0, frames: 0 };
  #packetAt = performance.now();
  #frameAt = performance.now();
  #askedAt = -Infinity;
  #silent = false;
  #stopped = false;

  constructor(read: () => Promise<Arrivals>, flow: Flow) {
    this.#read = read;
    this.#flow = flow;
    this.#timer = setInterval(() => void this.#look(), lookEveryMs);
  }

  /** Something is expected, and nothing arrives. */
  get isSilent(): boolean {
    return this.#silent;
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const now = performance.now();
    const arrived = await this.#read().catch(() => null);
    if (arrived === null || this.#stopped) return;
    const last = this.#last;
    this.#last = arrived;
    const came = arrived.packets > last.packets;
    // A silence lasts while the transport is down; it does not begin then.
    const excused = !this.#flow.isExpected() || (!this.#silent && !this.#flow.stands());
    if (came || excused) this.#packetAt = now;
    // Without packets of a picture it is not its making that fails.
    if (arrived.frames > last.frames || arrived.videoPackets === last.videoPackets) this.#frameAt = now;
    this.#tell(now, came);
  }

  #tell(now: number, came: boolean): void {
    const silent = now - this.#packetAt > silentAfterMs;
    if (silent !== this.#silent) {
      this.#silent = silent;
      this.#flow.silence(silent);
      if (!silent && came) {
        // What was sent meanwhile is lost, and what comes now builds on it.
        this.#frameAt = -Infinity;
        this.#flow.again();
      }
    }
    if (now - this.#frameAt > stillAfterMs && now - this.#askedAt > askAgainAfterMs) {
      if (this.#flow.still()) this.#askedAt = now;
    }
  }
}

/** What has arrived on a transport by its statistics. */
export function arrivalsIn(report: StatsReport): Arrivals {
  const inbound = receivedIn(report);
  const video = inbound.filter(({ kind }) => kind === 'video');
  const sum = (list: readonly RTCInboundRtpStreamStats[], of: 'packetsReceived' | 'framesDecoded') =>
    list.reduce((total, stats) => total + (stats[of] ?? 0), 0);
  return {
    packets: sum(inbound, 'packetsReceived'),
    videoPackets: sum(video, 'packetsReceived'),
    frames: sum(video, 'framesDecoded'),
  };
}
