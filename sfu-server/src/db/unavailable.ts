import { MadoError } from '@mado/core/domain/errors.ts';

/** How the way to the database, a full disk, or a disk that takes no writing shows: codes of Node and of PostgreSQL. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'ENOSPC', 'EROFS', 'EIO', 'EDQUOT'],
  // Statement time-out, administrator's or crash shutdown, starting up, read-only, I/O error (appendix A).
  ...['57014', '57P01', '57P02', '57P03', '25006', '58030'],
]);

/** Connection exceptions, and a lack of disk, memory or connections. */
const classes = /^(08|53)[0-9A-Z]{3}$/;

/** What `pg` says without a code. */
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** The database does not answer, or cannot write: the same may work once it is well again. */
export class DatabaseUnavailable extends MadoError {
  constructor(caller: string, cause: unknown) {
    super('database-unavailable', caller);
    this.cause = cause;
  }
}

/** Whether a failure is of the database's being there, rather than of what was asked of it. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return codes.has(code) || classes.test(code) || messages.test(error.message);
}
