import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../log.ts';
import { problemPage } from './pages.ts';

const statuses: Partial<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'call-not-found': 404,
  'counter-not-found': 404,
  'tablet-not-found': 404,
  'pairing-not-found': 404,
  'pairing-decided': 409,
  'rate-limited': 429,
  'invalid-message': 400,
  'sign-in-failed': 401,
  'sign-in-expired': 401,
  'code-wrong': 401,
  'password-missing': 409,
  'second-factor-exists': 409,
  'passkey-refused': 422,
  'sign-in-stale': 403,
  'password-wrong': 403,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-common': 422,
  'invitation-invalid': 410,
  'person-not-found': 404,
  'person-exists': 409,
  'own-account': 409,
  'not-disabled': 409,
  'group-not-found': 404,
  'too-many-groups': 409,
  'unknown-language': 422,
  'unknown-variant': 422,
  'invalid-transition': 409,
  'server-stopping': 503,
  'database-unavailable': 503,
};

const statusOf = (code: ErrorCode): number => statuses[code] ?? 500;

/** What Express and its parsers refuse carries an HTTP status instead of a code of ours. */
function toMadoError(error: unknown): MadoError | null {
  if (error instanceof MadoError) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 404) return new MadoError('not-found');
  return typeof status === 'number' && status >= 400 && status < 500
    ? new MadoError('invalid-message')
    : null;
}

/** A person with a browser, rather than one of our clients. */
export const wantsPage = (request: Request): boolean =>
  !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';

function refuse(request: Request, response: Response, error: MadoError): void {
  const { code, retryable, retryAfterMs } = error;
  response.status(statusOf(code)).setHeader('Cache-Control', 'no-store');
  if (retryAfterMs !== null) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1000));
  if (wantsPage(request)) response.send(problemPage(code === 'not-found' ? 'not-found' : 'internal'));
  else response.json({ error: { code, retryable } });
}

export const notFound: RequestHandler = () => {
  throw new MadoError('not-found');
};

/** Turns whatever was thrown into a coded answer. Defects are logged and told as `internal`. */
export const errorHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const expected = toMadoError(error);
    if (response.headersSent) {
      // Too late for an answer: the reader left, or has to see that it is not whole.
      log.debug({ err: error }, 'answer broken off');
      response.destroy();
      return;
    }
    if (expected === null) log.error({ err: error }, 'request failed');
    refuse(request, response, expected ?? new MadoError('internal'));
  };
