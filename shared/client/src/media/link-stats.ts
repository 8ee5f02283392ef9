import type { StatsReport } from './stats-report.ts';
import type { Transports } from './transports.ts';

/** For whoever asks once a second: two of them read the same. */
const FRESH_MS = 500;

/** What a browser tells of both transports. */
export interface BothStats {
  readonly receive: StatsReport;
  readonly send: StatsReport;
}

/**
 * The statistics of a call's transports. Gathering them costs the browser something, and what arrives is looked at
 * several times a second anyhow: whoever wants to know more takes what was read last.
 */
export class LinkStats {
  readonly #transports: Transports;
  #received: StatsReport | null = null;
  #sent: { readonly at: number; readonly report: StatsReport } | null = null;

  constructor(transports: Transports) {
    this.#transports = transports;
  }

  /** Reads the transport that receives, and keeps it for {@link both}. */
  async received(): Promise<StatsReport> {
    this.#received = await this.#transports.receive.getStats();
    return this.#received;
  }

  /** What {@link received} read last. */
  get lastReceived(): StatsReport | null {
    return this.#received;
  }

  /** Those of both; null where there are none any more. */
  async both(): Promise<BothStats | null> {
    if (this.#received === null || this.#transports.send.closed) return null;
    return { receive: this.#received, send: await this.sent() };
  }

  /** Those of the transport that sends, at most half a second old. */
  async sent(): Promise<StatsReport> {
    if (this.#sent !== null && performance.now() - this.#sent.at < FRESH_MS) return this.#sent.report;
    const report = await this.#transports.send.getStats();
    this.#sent = { at: performance.now(), report };
    return report;
  }
}
