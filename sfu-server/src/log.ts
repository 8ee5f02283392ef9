import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/** What says who somebody is or lets somebody in. Hidden wherever it stands in a logged object, three levels deep. */
const secretKeys = ['authorization', 'cookie', 'links', 'name', 'secret', 'ticket', 'token', 'url'];
const redacted = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** 256 bits in base64url: the form of our tokens. */
const token = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const credentials = /(\/\/)[^/@\s]+@/g;

/** Takes tokens, and the credentials of addresses, out of text that others wrote. */
export const scrub = (text: string): string => text.replaceAll(token, '…').replaceAll(credentials, '$1…@');

/** An error by type, code, message and stack only: what drivers add may quote rows. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const told = isDataException(code) ? message.replace(/".*"/s, '"…"') : message;
  return {
    type,
    ...(code === null ? {} : { code }),
    message: scrub(told),
    stack: scrub(stack.replace(message, () => told)),
  };
}

/** Class 22 of PostgreSQL (appendix A), whose messages quote the value at fault; others quote names of the schema. */
const isDataException = (code: string | null): boolean => code !== null && /^22[0-9A-Z]{3}$/.test(code);

/** One JSON object a line, to standard error unless told otherwise. */
export const createLogger = (level: LogLevel, destination: DestinationStream = process.stderr): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: redacted, censor: '…' },
      serializers: { err: describeError },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
