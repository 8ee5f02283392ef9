import type { mediaPushes, mediaRequests } from '@mado/core/protocol/media.ts';
import type { ClientSocket } from '../socket/client-socket.ts';

/** The part of a client's protocol that is about media. */
export interface MediaProtocol {
  readonly requests: typeof mediaRequests;
  readonly pushes: typeof mediaPushes;
}

/** What the media need of the client's line to the server. */
export type MediaSignaling = Pick<ClientSocket<MediaProtocol>, 'request' | 'on' | 'connection'>;
