import { MadoError } from '@mado/core/domain/errors.ts';
import type { Input, Output, RequestName } from '@mado/core/protocol/contract.ts';
import type { mediaPushes, mediaRequests } from '@mado/core/protocol/media.ts';
import type { CallMedia } from './call-media.ts';
import type { MediaListener, MediaSession } from './media-session.ts';

interface MediaProtocol {
  readonly requests: typeof mediaRequests;
  readonly pushes: typeof mediaPushes;
}

type Handlers = {
  readonly [N in RequestName<MediaProtocol>]: (
    input: Input<MediaProtocol, N>,
  ) => Promise<Output<MediaProtocol, N>>;
};

export interface MediaHandlers {
  readonly handlers: Handlers;
  /** The socket is gone: closes what it had open. The ticket stays good for another. */
  leave(): void;
}

/** Answers the media requests of one connected socket, whose input has been checked against the contracts. */
export function createMediaHandlers(
  callMedia: CallMedia,
  participantId: string,
  listener: MediaListener,
): MediaHandlers {
  const seat = new Seat(callMedia, participantId, listener);
  return {
    handlers: { 'media:join': (input) => seat.join(input), ...sessionHandlers(seat) },
    leave: () => seat.leave(),
  };
}

function sessionHandlers(seat: Seat): Omit<Handlers, 'media:join'> {
  return {
    'media:open': async ({ direction }) => seat.session.open(direction),
    'media:connect': async ({ transportId, dtlsParameters }) => {
      await seat.session.connect(transportId, dtlsParameters);
      return {};
    },
    'media:warm-send': async ({ sctpStreamParameters }) => seat.session.warmSend(sctpStreamParameters),
    'media:warm-receive': async () => seat.session.warmReceive(),
    'media:produce': async ({ kind, rtpParameters }) => seat.session.produce(kind, rtpParameters),
    'media:set-paused': async ({ producerId, paused }) => {
      await seat.session.setPaused(producerId, paused);
      return {};
    },
    'media:consume': async ({ producerId, rtpCapabilities }) => {
      const { id, kind, rtpParameters } = await seat.session.consume(producerId, rtpCapabilities);
      return { consumerId: id, producerId, kind, rtpParameters };
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
  #gone = false;

  constructor(callMedia: CallMedia, participantId: string, listener: MediaListener) {
    this.#callMedia = callMedia;
    this.#participantId = participantId;
    this.#listener = listener;
  }

  /** @throws {MadoError} `not-joined` */
  get session(): MediaSession {
    if (this.#session === null || this.#session.closed) throw new MadoError('not-joined');
    return this.#session;
  }

  async join(input: Input<MediaProtocol, 'media:join'>): Promise<Output<MediaProtocol, 'media:join'>> {
    const { session, ...joined } = await this.#callMedia.join(input, this.#participantId, this.#listener);
    this.#session?.leave();
    this.#session = session;
    if (this.#gone) this.leave();
    return joined;
  }

  leave(): void {
    this.#gone = true;
    this.#session?.leave();
  }
}
