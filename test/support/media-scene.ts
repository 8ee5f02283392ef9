import { randomUUID } from 'node:crypto';
import type { Side } from '@mado/core/domain/call.ts';
import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { WrittenText } from '@mado/core/protocol/text.ts';
import { CallMedia } from '@mado/sfu-server/media/call-media.ts';
import { createMediaHandlers } from '@mado/sfu-server/media/media-handlers.ts';
import { FakeMediaEngine } from './fake-media-engine.ts';
import { clientRtpCapabilities, clientRtpParameters } from './fake-media-parameters.ts';

export const noObjects = { router: 0, transport: 0, producer: 0, consumer: 0 };
/** A router with the direct transport and the data producer of the warm-up. */
export const emptyRoom = { router: 1, transport: 1, producer: 1, consumer: 0 };

/** What a request is refused with. */
export const refused = (code: string) => ({ name: 'MadoError', code });

/** One call whose media are faked. */
export class MediaScene {
  readonly engine = new FakeMediaEngine();
  readonly media = new CallMedia(this.engine);
  readonly callId = randomUUID();

  client(side: Side, participantId?: string): MediaClient {
    return new MediaClient(this.media, this.callId, side, participantId);
  }

  async joined(side: Side): Promise<MediaClient> {
    const client = this.client(side);
    await client.join();
    await client.openBoth();
    return client;
  }

  /** A tablet that sends a picture, and the interpreter who answered. */
  async answered() {
    const tablet = await this.joined('tablet');
    const { producerId } = await tablet.produce();
    const interpreter = await this.joined('interpreter');
    this.media.answer(this.callId, interpreter.participantId);
    return { tablet, interpreter, producerId };
  }
}

/** One connected socket of one participant. */
export class MediaClient {
  readonly participantId: string;
  readonly lists: RemoteProducer[][] = [];
  readonly closures: string[] = [];
  /** What it was told that the others can receive. */
  readonly downlinks: number[] = [];
  /** What the others wrote. */
  readonly read: WrittenText[] = [];
  /** How often it was asked to send again what it wrote. */
  textWanted = 0;
  readonly transportIds: string[] = [];
  /** Of the latest join. */
  sessionId = '';
  readonly socket;
  readonly #media: CallMedia;
  readonly #callId: string;
  readonly #side: Side;

  constructor(media: CallMedia, callId: string, side: Side, participantId: string = randomUUID()) {
    this.#media = media;
    this.#callId = callId;
    this.#side = side;
    this.participantId = participantId;
    this.socket = createMediaHandlers(media, participantId, {
      producers: (list) => this.lists.push(list),
      downlink: (bps) => this.downlinks.push(bps),
      text: (written) => this.read.push(written),
      textWanted: () => (this.textWanted += 1),
      closed: (_callId, reason) => this.closures.push(reason),
    });
  }

  get ask() {
    return this.socket.handlers;
  }

  ticket(scope: 'warm' | 'live' = this.#side === 'tablet' ? 'live' : 'warm'): string {
    const { participantId } = this;
    return this.#media.ticket({ callId: this.#callId, participantId, side: this.#side }, scope);
  }

  async join(ticket = this.ticket()) {
    const joined = await this.ask['media:join']({ callId: this.#callId, ticket });
    this.sessionId = joined.sessionId;
    return joined;
  }

  return(sessionId: string, ticket = this.ticket()) {
    return this.ask['media:return']({ callId: this.#callId, ticket, sessionId });
  }

  async openBoth(): Promise<void> {
    for (const direction of ['send', 'receive'] as const) {
      this.transportIds.push((await this.ask['media:open']({ direction })).transportId);
    }
  }

  produce(kind: 'audio' | 'video' = 'video') {
    return this.ask['media:produce']({ kind, rtpParameters: clientRtpParameters(kind) });
  }

  consume(producerId: string) {
    return this.ask['media:consume']({ producerId, rtpCapabilities: clientRtpCapabilities });
  }
}
