import { createHash, timingSafeEqual } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics.ts';

type MetricsConfig = Pick<Config, 'metricsToken' | 'trustedProxies'>;

const digest = (text: string) => createHash('sha256').update(text).digest();
const isLoopbackPeer = (address: string | undefined) => /^(::ffff:)?127\.|^::1$/.test(address ?? '');

/** Behind a proxy every peer may look like loopback, so there the token alone counts. */
function mayRead(request: Request, { metricsToken, trustedProxies }: MetricsConfig): boolean {
  const [scheme, token] = (request.get('Authorization') ?? '').split(' ');
  const isBearer = scheme?.toLowerCase() === 'bearer' && token !== undefined;
  if (metricsToken !== null && isBearer && timingSafeEqual(digest(token), digest(metricsToken))) return true;
  return trustedProxies === null && isLoopbackPeer(request.socket.remoteAddress);
}

/** `GET /metrics`, for Prometheus. */
export const metricsPage =
  (metrics: Pick<Metrics, 'expose' | 'contentType'>, config: MetricsConfig): RequestHandler =>
  async (request, response) => {
    if (!mayRead(request, config)) throw new MadoError('unauthenticated');
    const text = await metrics.expose();
    response.setHeader('Cache-Control', 'no-store').setHeader('Content-Type', metrics.contentType);
    response.end(text);
  };
