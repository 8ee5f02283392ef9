import type { IncomingMessage } from 'node:http';

export interface OriginConfig {
  /** The origin under which browsers reach the server, where that is not the host they ask for. */
  readonly publicUrl: string | null;
  /** Browsers reach the server over TLS. */
  readonly secure: boolean;
}

/**
 * A page of another site may not use the cookies of ours. Programs that are no browser send no origin, and have no
 * cookies but those they were given.
 */
export function isOwnOrigin(request: IncomingMessage, { publicUrl, secure }: OriginConfig): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const own = publicUrl ?? `${secure ? 'https' : 'http'}://${host}`;
  return origin === own;
}
