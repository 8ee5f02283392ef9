import { MadoError } from '@mado/core/domain/errors.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Sessions } from '../auth/sessions.ts';
import { peerOf, RateLimit } from './rate-limit.ts';

/** Far more than a person clicks; a page that is open in many tabs stays under it. */
const requests = { points: 600, seconds: 60 };

/** What every request to the API passes first: limit → authenticate → authorise. */
export function guard(sessions: Pick<Sessions, 'authenticate'>, role: Role): RequestHandler {
  const limit = new RateLimit(requests);
  return async (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    await limit.spend(peerOf(request));
    const subject = await sessions.authenticate(request.headers.cookie, role);
    if (subject === null) throw new MadoError('unauthenticated');
    next();
  };
}

/** What every route does after the guard: parse the query → handler. Errors are coded by the error handler. */
export const route =
  <Q extends z.ZodType>(
    query: Q,
    handle: (query: z.infer<Q>, request: Request, response: Response) => Promise<void>,
  ): RequestHandler =>
  async (request, response) => {
    const parsed = query.safeParse(request.query);
    if (!parsed.success) throw new MadoError('invalid-message', 'query');
    await handle(parsed.data, request, response);
  };
