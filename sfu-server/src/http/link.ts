import type { Request, RequestHandler } from 'express';
import type { Redemption, Sessions } from '../auth/sessions.ts';
import { limits } from '../limits.ts';
import { networkOf } from '../peers.ts';
import { problemPage } from './pages.ts';
import { peerOf, RateLimit } from './rate-limit.ts';

const paths = { tablet: '/tablet/', interpreter: '/interpreter/', admin: '/admin/' } as const;

/** Only links that open nothing cost anything: a room of tablets behind one address may sign in at once. */
const failures = limits.badLinksPerPeer;

/** A browser may load a link before anybody opens it, and a chat program may look what it shows. */
const isPreview = (request: Request): boolean =>
  request.method === 'HEAD' ||
  (request.get('Sec-Purpose') ?? request.get('Purpose') ?? '').includes('prefetch');

/** `GET /link/:token`: signs the browser in and sends it to its client. */
export function link(sessions: Pick<Sessions, 'redeem'>): RequestHandler<{ token: string }> {
  const limit = new RateLimit(failures);
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    if (isPreview(request)) {
      response.status(403).end();
      return;
    }
    const peer = peerOf(request);
    const network = networkOf(peer);
    if (limit.isSpent(network)) {
      response.status(429).setHeader('Retry-After', failures.seconds).send(problemPage('rate-limited'));
      return;
    }
    const redeemed = await sessions.redeem(request.params.token, {
      cookies: request.headers.cookie,
      from: peer,
    });
    const refusal = refusalOf(redeemed);
    if (refusal !== null) {
      limit.spend(network);
      response.status(refusal.status).send(problemPage(refusal.problem));
    } else if (redeemed.result === 'signed-in') {
      response.setHeader('Set-Cookie', redeemed.cookie).redirect(303, paths[redeemed.role]);
    } else if (redeemed.result === 'already-signed-in') {
      response.redirect(303, paths[redeemed.role]);
    }
  };
}

function refusalOf({ result }: Redemption) {
  if (result === 'used') return { status: 410, problem: 'link-used' } as const;
  if (result === 'unknown') return { status: 404, problem: 'link-unknown' } as const;
  return null;
}
