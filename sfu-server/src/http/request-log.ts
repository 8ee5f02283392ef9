import type { RequestHandler } from 'express';
import { scrub, type Logger } from '../log.ts';

/** The path as it may be logged: without a query, and without the token of a link, though it was pasted elsewhere. */
const loggedPath = (originalUrl: string): string =>
  scrub((originalUrl.split('?', 1)[0] ?? '').replace(/^\/link\/.*/i, '/link/…')).slice(0, 200);

/** One line for each answered request. What Prometheus and browsers ask for all day is `debug`. */
export const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const path = loggedPath(request.originalUrl);
      const line = {
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      };
      const level = response.statusCode >= 500 ? 'warn' : /^\/(api|link)\//i.test(path) ? 'info' : 'debug';
      log[level](line, 'request');
    });
    next();
  };
