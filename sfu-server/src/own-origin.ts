import type { IncomingHttpHeaders } from 'node:http';

export interface OriginConfig {
  /** The origin under which browsers reach the server, where that is not the host they ask for. */
  readonly publicUrl: string | null;
  /** Browsers reach the server over TLS. */
  readonly secure: boolean;
}

/** As much of a request as tells where it came from. */
interface Requested {
  readonly headers: IncomingHttpHeaders;
}

/**
 * A page of another site may not use the cookies of ours. Programs that are no browser send no origin, and have no
 * cookies but those they were given.
 */
export function isOwnOrigin(request: Requested, config: OriginConfig): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === ownOrigin(request, config);
}

/** The origin under which a browser has reached the server. */
export const ownOrigin = (request: Requested, { publicUrl, secure }: OriginConfig): string =>
  publicUrl ?? `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
