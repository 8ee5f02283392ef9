import { MadoError } from '@mado/core/domain/errors.ts';
import type { PersonClient } from '@mado/core/domain/person.ts';
import express, { type Request, type Response, type Router } from 'express';
import { access, mayUse, type AuthName } from '../auth/access.ts';
import type { PersonSignIn } from '../auth/person-sign-in.ts';
import type { Principal } from '../auth/principal.ts';
import type { Sessions } from '../auth/sessions.ts';
import { limits } from '../limits.ts';
import { isOwnOrigin, ownOrigin, type OriginConfig } from '../own-origin.ts';
import { countedAs, peerOf, RateLimit } from './rate-limit.ts';

const clients: Readonly<Record<string, PersonClient>> = { admin: 'admin', interpreter: 'interpreter' };

export interface PersonAuthRouteDeps {
  readonly sessions: Pick<Sessions, 'authenticate' | 'known'>;
  readonly signIn: PersonSignIn;
  readonly origin: OriginConfig;
}

/**
 * The accounts of people: limit → listed → origin → authenticate → authorise → the library. It sees a request made anew
 * from what was checked, and its answer passes {@link PersonSignIn}.
 */
export function personAuth(deps: PersonAuthRouteDeps): Router {
  const limit = new RateLimit(limits.accountsPerPeer);
  const router = express.Router();
  router.use('/api/auth', express.json({ limit: limits.bodyBytes, type: 'application/json' }));
  router.use('/api/auth/:client', async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    limit.spend(countedAs(request, deps.sessions.known(request.headers.cookie)));
    const asked = request.params.client;
    const client = Object.hasOwn(clients, asked) ? clients[asked] : undefined;
    const name = `${request.method} ${request.path}`;
    if (client === undefined || !isListed(name)) throw new MadoError('not-found');
    if (!isOwnOrigin(request, deps.origin)) throw new MadoError('forbidden', 'origin');
    const principal = await deps.sessions.authenticate(request.headers.cookie, client);
    if (!mayUse(access.auth[name], principal?.actor ?? null)) {
      throw new MadoError(principal === null ? 'unauthenticated' : 'forbidden');
    }
    await answer(deps, { client, name, principal, request, response });
  });
  return router;
}

interface Admitted {
  readonly client: PersonClient;
  readonly name: AuthName;
  readonly principal: Principal | null;
  readonly request: Request;
  readonly response: Response;
}

async function answer(
  { signIn, origin }: PersonAuthRouteDeps,
  { client, name, principal, request, response }: Admitted,
): Promise<void> {
  const body = bodyOf(request);
  const base = ownOrigin(request, origin);
  const headers = new Headers({ origin: request.headers.origin ?? base });
  if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie);
  const answered = await signIn.answer({
    client,
    name,
    principal,
    peer: peerOf(request),
    body,
    cookies: request.headers.cookie,
    url: `${base}/api/auth/${client}${request.path}`,
    headers,
  });
  for (const cookie of answered.cookies) response.append('Set-Cookie', cookie);
  response.once('close', answered.sent);
  response.json(answered.body);
}

const isListed = (name: string): name is AuthName => Object.hasOwn(access.auth, name);

/** A body that another site can make a browser send is no JSON. */
function bodyOf(request: Request): Readonly<Record<string, unknown>> | null {
  if (request.method === 'GET') return null;
  if (request.is('application/json') === false) throw new MadoError('invalid-message', 'no JSON');
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MadoError('invalid-message');
  return body as Record<string, unknown>;
}
