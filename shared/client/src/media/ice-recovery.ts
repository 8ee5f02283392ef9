import type { types } from 'mediasoup-client';
import { chosenPair, isUnanswered } from './chosen-pair.ts';
import { isRetryable, type MediaSignaling } from './signaling.ts';
import type { Transports } from './transports.ts';

/** A way through the network that is there is found within this. */
const foundWithinMs = 3_000;
const attemptsBeforeHopeless = 3;
/** A way that stands is asked about, and answers, at least once in this time after ICE started anew. */
const answeredWithinMs = 1_500;
/** Sound alone is fifty packets a second. */
const freshMs = 700;

/**
 * Keeps the two transports of a call connected: when their way through the network breaks or the network itself
 * changes, ICE starts anew and everything on them goes on.
 */
export class IceRecovery {
  readonly #signaling: MediaSignaling;
  readonly #transports: readonly types.Transport[];
  readonly #receive: types.Transport;
  readonly #hopeless: () => void;
  /** Counts the recoveries begun, so that a later one ends an earlier one. */
  #begun = 0;
  #running = false;
  #stopped = false;

  /** @param hopeless told when the transports are past saving, though the line to the server stands */
  constructor(signaling: MediaSignaling, { send, receive }: Transports, hopeless: () => void) {
    this.#signaling = signaling;
    this.#transports = [send, receive];
    this.#receive = receive;
    this.#hopeless = hopeless;
    for (const transport of this.#transports) transport.on('connectionstatechange', () => this.#look());
  }

  /**
   * Nothing arrives any more. Either the line is as dead as the media, and its return finds both their ways anew; or
   * it stands, and the media have lost theirs. Where UDP is blocked, browsers hold on to it for seconds, and tell the
   * server of another way seconds after they took it: new transports are sooner there.
   */
  async silent(isStillSilent: () => boolean): Promise<void> {
    const matters = async () => (await this.#signaling.probe()) && !this.#stopped && isStillSilent();
    if (!(await matters()) || this.#running) return;
    const before = await chosenPair(this.#receive);
    await this.#recover();
    await new Promise((resolve) => setTimeout(resolve, answeredWithinMs));
    if (this.#stopped || !isStillSilent()) return;
    if (isUnanswered(before, await chosenPair(this.#receive)) && (await matters())) this.#hopeless();
  }

  /** The line to the server was lost and is back: perhaps on another network, which a browser may notice late. */
  async lineIsBack(): Promise<void> {
    if (this.#broken() || !(await isFlowing(this.#receive))) await this.#recover();
  }

  stop(): void {
    this.#stopped = true;
  }

  #look(): void {
    if (this.#stopped || this.#running || !this.#broken()) return;
    // What broke the way of the media may have cut the line as well, without a sign of it.
    void this.#signaling.probe();
    void this.#recover();
  }

  #broken(): boolean {
    return this.#transports.some(
      ({ connectionState }) => connectionState === 'disconnected' || connectionState === 'failed',
    );
  }

  async #recover(): Promise<void> {
    const recovery = ++this.#begun;
    const superseded = () => this.#stopped || recovery !== this.#begun;
    this.#running = true;
    try {
      if (!(await this.#attempt(superseded)) && !superseded()) this.#hopeless();
    } catch (error) {
      // Without a line nothing can start anew; when it is back it says so.
      if (!isRetryable(error) && !superseded()) this.#hopeless();
    }
    if (recovery === this.#begun) this.#running = false;
  }

  /** @returns whether there is a way, or nobody wants to know any more */
  async #attempt(superseded: () => boolean): Promise<boolean> {
    for (let attempt = 1; attempt <= attemptsBeforeHopeless; attempt += 1) {
      await Promise.all(this.#transports.map((transport) => this.#restart(transport, superseded)));
      if (superseded()) return true;
      const found = await Promise.all(this.#transports.map((transport) => connectedSoon(transport)));
      if (superseded() || found.every(Boolean)) return true;
    }
    return false;
  }

  async #restart(transport: types.Transport, superseded: () => boolean): Promise<void> {
    const answer = await this.#signaling.request('media:restart-ice', { transportId: transport.id });
    if (!superseded()) await transport.restartIce(answer as { iceParameters: types.IceParameters });
  }
}

function connectedSoon(transport: types.Transport): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      transport.off('connectionstatechange', look);
      resolve(transport.connectionState === 'connected');
    };
    const look = (): void => {
      if (transport.closed || transport.connectionState === 'connected') finish();
    };
    const timer = setTimeout(finish, foundWithinMs);
    transport.on('connectionstatechange', look);
    look();
  });
}

/** Whether something arrived just now. A browser that cannot tell is taken to say no. */
async function isFlowing(transport: types.Transport): Promise<boolean> {
  const report = (await transport.getStats()) as ReadonlyMap<string, RTCStats>;
  const pairs = [...report.values()].filter((stats) => stats.type === 'candidate-pair');
  return pairs.some((pair: RTCStats & { lastPacketReceivedTimestamp?: number }) => {
    const at = pair.lastPacketReceivedTimestamp;
    return at !== undefined && pair.timestamp - at < freshMs;
  });
}
