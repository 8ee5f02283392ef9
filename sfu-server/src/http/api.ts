import { MadoError } from '@mado/core/domain/errors.ts';
import { file, type RestContract } from '@mado/core/protocol/rest/contract.ts';
import {
  restRoutes,
  type RestBody,
  type RestName,
  type RestOutput,
  type RestParams,
  type RestQuery,
} from '@mado/core/protocol/rest/routes.ts';
import { namespaces, type Role } from '@mado/core/protocol/version.ts';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { access, mayUse } from '../auth/access.ts';
import type { Principal } from '../auth/principal.ts';
import type { Sessions } from '../auth/sessions.ts';
import { limits } from '../limits.ts';
import { isOwnOrigin, ownOrigin, type OriginConfig } from '../own-origin.ts';
import { countedAs, peerOf, RateLimit } from './rate-limit.ts';

/** A request that has passed every check, and where its answer goes. */
export interface Asked<N extends RestName> {
  readonly params: RestParams<N>;
  readonly query: RestQuery<N>;
  readonly body: RestBody<N>;
  /** Null only on routes that anybody may use. */
  readonly principal: Principal | null;
  /** Under which the browser reaches the server. */
  readonly origin: string;
  /** The address of who asks. */
  readonly peer: string;
  readonly request: Request;
  /** For cookies, files and headers. What a handler returns is sent as JSON, unless the route answers with a file. */
  readonly response: Response;
}

export type Answer<N extends RestName> = (asked: Asked<N>) => Promise<RestOutput<N>>;

export interface ApiDeps {
  readonly sessions: Pick<Sessions, 'authenticate' | 'known'>;
  readonly origin: OriginConfig;
}

/** The HTTP API. Every route passes: limit → origin → authenticate → authorise → parse → handle. */
export class Api {
  readonly router: Router = express.Router();
  readonly #deps: ApiDeps;
  readonly #limit = new RateLimit(limits.apiPerPeer);
  readonly #body = express.json({ limit: limits.bodyBytes, type: 'application/json' });

  constructor(deps: ApiDeps) {
    this.#deps = deps;
    this.router.use('/api', this.#limited);
  }

  /** Serves one route of the contracts. */
  on<N extends RestName>(name: N, answer: Answer<N>): this {
    const [method = '', path = ''] = name.split(' ');
    const contract: RestContract = restRoutes[name];
    const handle: RequestHandler = async (request, response) => {
      const principal = await this.#admit(name, request);
      const rest = { principal, origin: ownOrigin(request, this.#deps.origin), peer: peerOf(request) };
      const asked = { ...parsed(contract, request), ...rest, request, response };
      // What was just parsed is what the types are inferred from.
      const output = await answer(asked as Asked<N>);
      if (contract.output !== file) response.json(output);
    };
    if (method === 'GET') this.router.get(path, handle);
    else this.router[verbs[method as keyof typeof verbs]](path, this.#ownPageOnly, this.#body, handle);
    return this;
  }

  /** To come last: what is no route is not told to who has no business here. */
  closed(): Router {
    return this.router.use('/api/admin', async (request) => {
      if ((await this.#principalOf(request)) === null) throw new MadoError('unauthenticated');
      throw new MadoError('not-found');
    });
  }

  readonly #limited: RequestHandler = (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    this.#limit.spend(countedAs(request, this.#deps.sessions.known(request.headers.cookie)));
    next();
  };

  /** Besides the cookies' `SameSite`: another site can make a browser send, but not as JSON from our origin. */
  readonly #ownPageOnly: RequestHandler = (request, _response, next) => {
    if (!isOwnOrigin(request, this.#deps.origin)) throw new MadoError('forbidden', 'origin');
    if (request.is('application/json') === false) throw new MadoError('invalid-message', 'no JSON');
    next();
  };

  async #admit(name: RestName, request: Request): Promise<Principal | null> {
    const allowed = access.rest[name];
    const principal = await this.#principalOf(request);
    if (mayUse(allowed, principal?.actor ?? null)) return principal;
    throw new MadoError(principal === null ? 'unauthenticated' : 'forbidden');
  }

  async #principalOf(request: Request): Promise<Principal | null> {
    const role = request.originalUrl.split('/')[2] ?? '';
    if (!isRole(role)) return null;
    return this.#deps.sessions.authenticate(request.headers.cookie, role);
  }
}

const verbs = { POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

const isRole = (text: string): text is Role => Object.hasOwn(namespaces, text);

function parsed({ params, query, body }: RestContract, request: Request) {
  const path = params.safeParse({ ...request.params });
  if (!path.success) throw new MadoError('not-found');
  return {
    params: path.data,
    query: parse(query, request.query, 'query'),
    body: parse(body, request.body ?? {}, 'body'),
  };
}

function parse(schema: z.ZodType, value: unknown, part: string): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw new MadoError('invalid-message', part);
  return result.data;
}
