import { MadoError } from '@mado/core/domain/errors.ts';
import type { Input, Output, RequestName } from '@mado/core/protocol/contract.ts';
import type { mediaPushes, mediaRequests } from '@mado/core/protocol/media.ts';
import type { CallMedia } from './call-media.ts';
import type { MediaListener } from './media-listener.ts';
import type { MediaSession } from './media-session.ts';

interface MediaProtocol {
  readonly requests: typeof mediaRequests;
  readonly pushes: typeof mediaPushes;
}

/** What is reported of a call's quality is no matter of its media: it may come when they are gone. */
type Handlers = {
  readonly [N in Exclude<RequestName<MediaProtocol>, 'media:quality'>]: (
    input: Input<MediaProtocol, N>,
  ) => Promise<Output<MediaProtocol, N>>;
};

export interface MediaHandlers {
  readonly handlers: Handlers;
  /** The participant left on purpose: closes what the socket has open. The ticket stays good for another. */
  leave(): void;
}

/**
 * Answers the media requests of one connected socket, whose input has been checked against the contracts. When the
 * socket is lost its session stays, until another takes it up, or the ticket or the call is over.
 */
export function createMediaHandlers(
  callMedia: CallMedia,
  participantId: string,
  listener: MediaListener,
): MediaHandlers {
  const seat = new Seat(callMedia, participantId, listener);
  return {
    handlers: {
      'media:join': (input) => seat.join(input),
      'media:return': async (input) => seat.takeUp(input),
      'media:probe': () => seat.probe(),
      ...sessionHandlers(seat),
    },
    leave: () => seat.leave(),
  };
}

function sessionHandlers(seat: Seat): Omit<Handlers, 'media:join' | 'media:return' | 'media:probe'> {
  return {
    'media:open': async ({ direction }) => seat.session.open(direction),
    'media:connect': async ({ transportId, dtlsParameters }) => {
      await seat.session.connect(transportId, dtlsParameters);
      return {};
    },
    'media:restart-ice': async ({ transportId }) => seat.session.restartIce(transportId),
    'media:warm-send': async ({ sctpStreamParameters }) => seat.session.warmSend(sctpStreamParameters),
    'media:warm-receive': async () => seat.session.warmReceive(),
    'media:produce': async ({ kind, rtpParameters }) => seat.session.produce(kind, rtpParameters),
    'media:set-paused': async ({ producerId, paused }) => {
      await seat.session.setPaused(producerId, paused);
      return {};
    },
    'media:set-lowered': async ({ lowered }) => {
      seat.session.setLowered(lowered);
      return {};
    },
    'media:text': async (written) => {
      seat.session.write(written);
      return {};
    },
    'media:consume': async ({ producerId, rtpCapabilities }) => {
      const { id, kind, rtpParameters } = await seat.session.consume(producerId, rtpCapabilities);
      return { consumerId: id, producerId, kind, rtpParameters };
    },
    'media:key-frame': async ({ consumerId }) => {
      await seat.session.requestKeyFrame(consumerId);
      return {};
    },
    'media:resume': async ({ consumerId }) => {
      await seat.session.resume(consumerId);
      return {};
    },
  };
}

/** The one session of a socket. */
class Seat {
  readonly #callMedia: CallMedia;
  readonly #participantId: string;
  readonly #listener: MediaListener;
  #session: MediaSession | null = null;
  /** It is no call's. */
  #isProbe = false;
  #gone = false;

  constructor(callMedia: CallMedia, participantId: string, listener: MediaListener) {
    this.#callMedia = callMedia;
    this.#participantId = participantId;
    this.#listener = listener;
  }

  /** @throws {MadoError} `not-joined` */
  get session(): MediaSession {
    const session = this.#session;
    const mine = session !== null && !session.closed && session.listener === this.#listener;
    if (!mine) throw new MadoError('not-joined');
    return session;
  }

  async join(input: Input<MediaProtocol, 'media:join'>): Promise<Output<MediaProtocol, 'media:join'>> {
    const { session, ...joined } = await this.#callMedia.join(input, this.#participantId, this.#listener);
    this.#hold(session, false);
    return { sessionId: session.id, ...joined };
  }

  /** @throws {MadoError} `call-in-progress`, or `media-unavailable` while no worker lives */
  async probe(): Promise<Output<MediaProtocol, 'media:probe'>> {
    this.#assertFree();
    const { session, ...opened } = await this.#callMedia.probe(this.#listener);
    try {
      // A call may have come meanwhile.
      this.#assertFree();
    } catch (error) {
      session.leave();
      throw error;
    }
    this.#hold(session, true);
    return opened;
  }

  takeUp(input: Input<MediaProtocol, 'media:return'>): Output<MediaProtocol, 'media:return'> {
    const { session, producers } = this.#callMedia.takeUp(input, this.#participantId, this.#listener);
    this.#hold(session, false);
    return { producers };
  }

  leave(): void {
    this.#gone = true;
    if (this.#session?.listener === this.#listener) this.#session.leave();
  }

  #assertFree(): void {
    if (this.#session?.closed === false && !this.#isProbe) throw new MadoError('call-in-progress');
  }

  /** A socket has one session: in joining another call it leaves the first. */
  #hold(session: MediaSession, isProbe: boolean): void {
    const previous = this.#session;
    this.#session = session;
    this.#isProbe = isProbe;
    if (previous !== session && previous?.listener === this.#listener) previous.leave();
    if (this.#gone) this.leave();
  }
}
