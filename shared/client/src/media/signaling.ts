import type { mediaPushes, mediaRequests } from '@mado/core/protocol/media.ts';
import type { ClientSocket } from '../socket/client-socket.ts';
import { RequestError } from '../socket/request-error.ts';

/** The part of a client's protocol that is about media. */
export interface MediaProtocol {
  readonly requests: typeof mediaRequests;
  readonly pushes: typeof mediaPushes;
}

/** What the media need of the client's line to the server. */
export type MediaSignaling = Pick<
  ClientSocket<MediaProtocol>,
  'request' | 'on' | 'connection' | 'probe' | 'seek' | 'hurry' | 'serverNow'
>;

/** Calls back whenever the line is there again after it was lost. @returns how to stop */
export function whenBack({ connection }: MediaSignaling, back: () => void): () => void {
  let { phase } = connection.get();
  return connection.subscribe(() => {
    const before = phase;
    ({ phase } = connection.get());
    if (phase === 'connected' && before !== 'connected') back();
  });
}

export const isRetryable = (error: unknown): boolean => error instanceof RequestError && error.retryable;

/**
 * Joining anew may cure it: what was asked while the line was lost goes out on the new one before that has taken the
 * media up, and is refused as coming from somebody who has not joined.
 */
export const isCuredByJoining = (error: unknown): boolean =>
  isRetryable(error) || (error instanceof RequestError && error.code === 'not-joined');

/** The line was lost before an answer came. */
export const isLost = (error: unknown): boolean =>
  error instanceof RequestError && error.code === 'disconnected';

/** The code of a refusal; what is not an answer of the server is a failure of this browser. */
export const failureOf = (error: unknown): string =>
  error instanceof RequestError ? error.code : 'browser-unsupported';
