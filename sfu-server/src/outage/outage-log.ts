import type { Logger } from '../log.ts';
import type { OutageNews } from '../recovery.ts';
import type { SpoolEvent } from './spool.ts';

export function logOutage(log: Logger, news: OutageNews): void {
  if (news.away) log.error({ err: news.cause }, 'database away: calls go on, new ones are refused');
  else log.warn({ replayed: news.replayed }, 'database back');
}

/** A kept command names nobody but by their id. */
export function logSpool(log: Logger, { code, ...event }: SpoolEvent): void {
  const { error, ...details } = { error: undefined, ...event };
  log.error({ ...details, code, ...(error === undefined ? {} : { err: error }) }, 'spool');
}
