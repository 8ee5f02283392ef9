import { DatabaseUnavailable } from '../db/unavailable.ts';
import { MediaStartError } from '../media/media-engine.ts';
import { StartupError } from './startup-error.ts';

/** What PostgreSQL and the way to it refuse with, and what to look at. */
const databaseFailures: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of its host could not be looked up',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'its host cannot be reached',
  '28P01': 'the password is wrong',
  '28000': 'this user may not connect',
  '3D000': 'there is no such database',
  '42501': 'this user may not create tables',
  '53300': 'it has too many connections',
};

export interface Failure {
  readonly text: string;
  readonly exitCode: number;
  /** For who looks for a defect. */
  readonly stack: string | undefined;
}

/** What to print when the server could not start. */
export function describeFailure(thrown: unknown): Failure {
  const error = thrown instanceof DatabaseUnavailable ? thrown.cause : thrown;
  if (error instanceof StartupError) {
    const text = `mado: ${error.message}${error.message.includes(`(${error.code})`) ? '' : ` (${error.code})`}`;
    return { text, exitCode: error.exitCode, stack: undefined };
  }
  const stack = error instanceof Error ? error.stack : undefined;
  if (error instanceof MediaStartError) return { text: mediaText(error), exitCode: 1, stack };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = databaseFailures[code];
  if (reason !== undefined) {
    return { text: `mado: DATABASE_URL: ${reason} (database-unavailable)`, exitCode: 1, stack };
  }
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  return { text: `mado: ${message} (startup-failed)`, exitCode: 1, stack };
}

function mediaText({ code, port, cause }: MediaStartError): string {
  if (code === 'port-taken') {
    return `mado: media port ${port ?? ''} is taken: end what uses it, or set MADO_MEDIA_PORT (${code})`;
  }
  const detail = cause instanceof Error ? cause.message : 'the media worker did not start';
  return `mado: media: ${detail} (${code})`;
}
