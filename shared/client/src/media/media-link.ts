import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { IceServer } from '@mado/core/protocol/webrtc.ts';
import { Device, type types } from 'mediasoup-client';
import { RequestError } from '../socket/request-error.ts';
import type { CallMediaState } from './call-media-state.ts';
import { arrivalsIn, FlowWatch } from './flow-watch.ts';
import type { IcePath } from './ice-path.ts';
import { IceRecovery } from './ice-recovery.ts';
import { JitterBuffer } from './jitter-buffer.ts';
import { ladderOn, type Ladder } from './ladder.ts';
import type { LinkEvents } from './link-events.ts';
import { LinkStats } from './link-stats.ts';
import type { LocalMedia } from './local-media.ts';
import { Receiver } from './receiver.ts';
import { Sender } from './sender.ts';
import type { MediaSignaling } from './signaling.ts';
import { connectionOf, openBoth, openTransport, warmUp, type Paths, type Transports } from './transports.ts';

/** The right to join the media of a call, as a view of the server gives it. */
export interface MediaAccess {
  readonly callId: string;
  readonly ticket: string;
}

/** One join of the media of a call: two transports and what goes over them. */
export class MediaLink {
  readonly #signaling: MediaSignaling;
  readonly #access: MediaAccess;
  readonly #events: LinkEvents;
  #producers: readonly RemoteProducer[] = [];
  #transports: Transports | null = null;
  #stats: LinkStats | null = null;
  #receiver: Receiver | null = null;
  #sender: Sender | null = null;
  #recovery: IceRecovery | null = null;
  #watch: FlowWatch | null = null;
  #ladder: Ladder | null = null;
  #jitterBuffer: JitterBuffer | null = null;
  #sessionId: string | null = null;
  #closed = false;

  constructor(signaling: MediaSignaling, access: MediaAccess, events: LinkEvents) {
    this.#signaling = signaling;
    this.#access = access;
    this.#events = events;
  }

  /** How the two transports stand together. */
  get connection(): 'connecting' | 'connected' {
    return this.#transports === null ? 'connecting' : connectionOf(this.#transports);
  }

  /** What a change of the transports means for what is shown: nothing new arrives before they stand again. */
  get standing(): Pick<CallMediaState, 'connection'> & Partial<CallMediaState> {
    const { connection } = this;
    return connection === 'connected'
      ? { connection, silent: this.#watch?.isSilent ?? false }
      : { connection };
  }

  get receiver(): Receiver | null {
    return this.#receiver;
  }

  get stats(): LinkStats | null {
    return this.#stats;
  }

  /** Joins and connects: once. @throws the refusal of the server */
  async open(): Promise<void> {
    const [joined, device] = await Promise.all([
      this.#signaling.request('media:join', { ...this.#access }),
      Device.factory(),
    ]);
    this.update(joined.producers);
    await device.load({ routerRtpCapabilities: joined.routerRtpCapabilities as types.RtpCapabilities });
    // A link that was superseded must not take the places of the one that came after it.
    if (this.#superseded()) return;
    const paths = await openBoth((direction) => this.#transport(device, direction, joined.iceServers));
    const [send, receive] = [paths.send.transport, paths.receive.transport];
    this.#transports = { send, receive };
    if (this.#superseded()) {
      this.close();
      return;
    }
    const { stream, failed } = this.#events;
    this.#stats = new LinkStats(this.#transports);
    this.#ladder = ladderOn(this.#signaling, this.#stats, () => this.#sender, this.#events.sendingLowered);
    this.#recovery = this.#recoveryOf(paths, this.#ladder);
    window.addEventListener('online', this.#recovery.networkIsBack);
    this.#receiver = new Receiver(this.#signaling, receive, device.recvRtpCapabilities, { stream, failed });
    this.#receiver.update(this.#producers);
    this.#watch = this.#watchFlow(this.#stats, this.#receiver, this.#recovery);
    this.#jitterBuffer = new JitterBuffer(this.#stats, this.#receiver);
    await warmUp(this.#signaling, this.#transports);
    this.#sessionId = joined.sessionId;
    if (!this.#superseded()) void this.#recovery.prepare();
  }

  /**
   * The line to the server was lost and is back: takes up what was open, which went on flowing where it could.
   * @throws the refusal, if there is nothing left to take up
   */
  async return(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === null) throw new RequestError('not-joined', false);
    const { producers } = await this.#signaling.request('media:return', { ...this.#access, sessionId });
    if (this.#superseded()) return;
    this.update(producers);
    await Promise.all([this.#sender?.catchUp(), this.#recovery?.lineIsBack()]);
  }

  /** What the others in the call send now. */
  update(producers: readonly RemoteProducer[]): void {
    this.#producers = producers;
    this.#receiver?.update(producers);
    this.#events.producersChanged(producers.filter(flows));
  }

  /** Makes these ready to be sent. */
  async prepare(local: LocalMedia): Promise<void> {
    await this.#outgoing()?.prepare(local);
  }

  /** Sends these, in place of any others. @throws the refusal of the server */
  async send(local: LocalMedia): Promise<void> {
    await this.#outgoing()?.send(local);
  }

  close(): void {
    this.#closed = true;
    this.#recovery?.stop();
    if (this.#recovery !== null) window.removeEventListener('online', this.#recovery.networkIsBack);
    this.#watch?.stop();
    this.#ladder?.stop();
    this.#jitterBuffer?.stop();
    this.#sender?.stop();
    this.#receiver?.stop();
    this.#transports?.send.close();
    this.#transports?.receive.close();
  }

  /** What the line of whoever receives is believed to carry, in bits per second. */
  readonly downlink = (bps: number): void => this.#ladder?.downlink(bps);

  #recoveryOf({ send, receive }: Paths, ladder: Ladder): IceRecovery {
    return new IceRecovery(this.#signaling, [send, receive], {
      lost: () => ladder.silence(),
      found: () => {
        this.#sender?.reaches();
        ladder.again();
      },
      hopeless: this.#events.hopeless,
    });
  }

  #watchFlow(stats: LinkStats, receiver: Receiver, recovery: IceRecovery): FlowWatch {
    const watch: FlowWatch = new FlowWatch(async () => arrivalsIn(await stats.received()), {
      isExpected: () => this.#producers.some((producer) => flows(producer) && !producer.paused),
      stands: () => this.connection === 'connected',
      silence: (silent) => {
        this.#events.silenceChanged(silent);
        if (silent) void recovery.silent(() => watch.isSilent);
      },
      again: () => this.#signaling.seek(),
      still: () => receiver.requestKeyFrame(),
    });
    return watch;
  }

  /** Asked anew after every wait. */
  #superseded(): boolean {
    return this.#closed;
  }

  #outgoing(): Sender | null {
    if (this.#transports === null || this.#closed) return null;
    this.#sender ??= new Sender(this.#signaling, this.#transports.send);
    return this.#sender;
  }

  async #transport(device: Device, direction: 'send' | 'receive', iceServers: IceServer[]): Promise<IcePath> {
    const path = await openTransport(this.#signaling, { device, direction, iceServers });
    path.transport.on('connectionstatechange', this.#events.connectionChanged);
    return path;
  }
}

/** What nobody has answered to yet is made ready to be received, and nothing is known of it to anybody. */
const flows = ({ held }: RemoteProducer): boolean => held !== true;
