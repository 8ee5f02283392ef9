import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';

const FRAMES_PER_SECOND = 30;
const FRAME_MS = 1000 / FRAMES_PER_SECOND;
const RTP_HEADER_BYTES = 12;
const PAYLOAD_TYPE = 96;
const CLOCK_RATE = 90_000;

/** A VP8 payload descriptor and the header of a key frame of 16×16 pixels (RFC 7741, 4.2; RFC 6386, 9.1). */
const keyFrame = Buffer.from([0x10, 0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a, 0x10, 0x00, 0x10, 0x00]);

/** A picture that arrived: when (milliseconds since the epoch), and its number from its sender. */
export interface Arrival {
  readonly at: number;
  readonly frame: number;
}

/** Sends one numbered key frame per packet into a router over plain RTP, and notes what arrives at the other end. */
export class RtpFlow implements Disposable {
  readonly arrivals: Arrival[] = [];
  readonly #ssrc = 1 + Math.floor(Math.random() * 0x7fff_fffe);
  readonly #receiver: Socket;
  #consumedSsrc = 0;
  #sent = 0;
  #sender: Socket | null = null;
  #timer: NodeJS.Timeout | null = null;

  private constructor(receiver: Socket) {
    this.#receiver = receiver;
    receiver.on('message', (packet) => {
      // The engine also probes the line, with packets of a stream of its own.
      if (isRtcp(packet) || packet.readUInt32BE(8) !== this.#consumedSsrc) return;
      this.arrivals.push({ at: Date.now(), frame: packet.readUInt32BE(packet.length - 4) });
    });
  }

  static async create(): Promise<RtpFlow> {
    const receiver = createSocket('udp4').bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    return new RtpFlow(receiver);
  }

  /** Flows through a router from now on; through none it did before. */
  async flowThrough(router: types.Router): Promise<void> {
    this.#stop();
    const { port } = this.#receiver.address();
    const [from, to] = await Promise.all([plain(router, true), plain(router, false)]);
    await to.connect({ ip: '127.0.0.1', port });
    const producer = await from.produce({ kind: 'video', rtpParameters: parameters(this.#ssrc) });
    const consumer = await to.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities });
    this.#consumedSsrc = consumer.rtpParameters.encodings?.[0]?.ssrc ?? 0;
    const sender = createSocket('udp4');
    this.#sender = sender;
    const target = from.tuple.localPort;
    this.#timer = setInterval(() => {
      sender.send(this.#packet(), target, '127.0.0.1');
    }, FRAME_MS);
  }

  /** Resolves once a frame arrives later than an instant. */
  async nextAfter(instant: number): Promise<void> {
    while ((this.arrivals.at(-1)?.at ?? 0) <= instant) await once(this.#receiver, 'message');
  }

  [Symbol.dispose](): void {
    this.#stop();
    this.#receiver.close();
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#sender?.close();
    this.#sender = null;
  }

  #packet(): Buffer {
    const frame = this.#sent;
    this.#sent += 1;
    const packet = Buffer.alloc(RTP_HEADER_BYTES + keyFrame.length + 4);
    packet.writeUInt8(0x80, 0);
    // The marker: each packet ends its frame.
    packet.writeUInt8(0x80 | PAYLOAD_TYPE, 1);
    packet.writeUInt16BE(frame & 0xffff, 2);
    packet.writeUInt32BE((frame * (CLOCK_RATE / FRAMES_PER_SECOND)) >>> 0, 4);
    packet.writeUInt32BE(this.#ssrc, 8);
    keyFrame.copy(packet, RTP_HEADER_BYTES);
    packet.writeUInt32BE(frame, packet.length - 4);
    return packet;
  }
}

/** Both come to one port (RFC 5761, 4). */
const isRtcp = (packet: Buffer): boolean => {
  const type = packet.readUInt8(1);
  return type >= 192 && type <= 223;
};

/** @param comedia whether the other end is whoever sends first */
const plain = (router: types.Router, comedia: boolean): Promise<types.PlainTransport> =>
  router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, comedia, rtcpMux: true });

const parameters = (ssrc: number): types.RtpParameters => ({
  codecs: [{ mimeType: 'video/VP8', payloadType: PAYLOAD_TYPE, clockRate: CLOCK_RATE }],
  encodings: [{ ssrc }],
});
