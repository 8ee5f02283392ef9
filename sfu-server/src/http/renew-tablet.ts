import type { RequestHandler } from 'express';
import { readCookie, sessionCookie } from '../auth/cookies.ts';
import { TABLET_COOKIE_MS } from '../auth/tablet-credentials.ts';
import { looksLikeToken } from '../auth/tokens.ts';

/**
 * Browsers let no cookie grow older than 400 days, and a tablet is a fixture of its counter: each load of its page gives
 * it the same cookie again. Whether that is worth anything is for the session to say.
 */
export const renewTablet =
  (secure: boolean): RequestHandler =>
  (request, response, next) => {
    const token = readCookie(request.headers.cookie, 'tablet', secure);
    if (request.path === '/' && token !== null && looksLikeToken(token)) {
      response.append('Set-Cookie', sessionCookie('tablet', token, { secure, maxAgeMs: TABLET_COOKIE_MS }));
    }
    next();
  };
