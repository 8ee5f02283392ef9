import { availableParallelism } from 'node:os';
import { isIP } from 'node:net';
import { z } from 'zod';
import { loopbackEndpoint, turnSecret, turnUrls } from './turn-variables.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const videoCodecs = ['vp8', 'h264', 'vp9'] as const;
export const mediaProtocols = ['udp', 'tcp'] as const;

/** More would rather be a second server: each worker is a process and a port. */
const MAX_WORKERS = 64;

const integer = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, error);
};

const oneOf = <T extends string>(values: readonly T[]) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

/** Values separated by commas, each at most once, at least one. */
const listOf = <T extends string>(values: readonly T[]) => {
  const error = `must be a list, separated by commas, of ${values.join(' and ')}, each at most once`;
  return z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .pipe(z.array(z.enum(values, { error })))
    .refine((list) => new Set(list).size === list.length, error);
};

/** Whether it is hard to guess is looked at once it is known to be text that survives a header. */
const secret = z.string().regex(/^[!-~]+$/, 'must be of ASCII, without spaces');

/** Separated by the one thing that is in no secret. */
const secrets = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .pipe(z.array(z.string().regex(/^[!-~]+$/, 'must be secrets of ASCII, with spaces between them')))
  .refine((list) => new Set(list).size === list.length, 'must have each secret at most once');

const hostName =
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
/** `999.1.1.1` would pass for a host name. */
const looksNumeric = /^[\d.]+$/;
const isHost = (text: string) => isIP(text) !== 0 || (hostName.test(text) && !looksNumeric.test(text));
const host = z.string().refine(isHost, 'must be an IP address or a host name, without a port');

/** An address and not a name: media can listen on nothing else. */
const bindAddress = z
  .string()
  .refine((text) => text === 'localhost' || isIP(text) !== 0, 'must be an IP address, or localhost');

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  context.addIssue('must be an origin such as https://mado.example.jp, without a path');
  return z.NEVER;
});

const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'must be a PostgreSQL address such as postgresql://user@host:5432/mado',
  );

/** Names of address ranges that Express knows. */
const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isAddressRange(text: string): boolean {
  if (namedRanges.has(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  // A network of everybody would let everybody say whom they speak for.
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

const addressRanges = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .refine(
    (list) => list.every(isAddressRange),
    'must be a list, separated by commas, of IP addresses, of networks such as 10.0.0.0/8, or of loopback, linklocal and uniquelocal',
  );

/** Named, since an offset knows no summer time. */
const timeZone = z.string().refine((text) => {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'must be the name of a time zone, such as Asia/Tokyo');

const path = z.string();

/** Every variable that this version reads: how its text is understood. */
export const variables = z.object({
  MADO_PORT: integer(0, 65_535).default(3000),
  MADO_HOST: bindAddress.optional(),
  MADO_DATA_DIR: path.default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  MADO_EMBEDDED_DATABASE: oneOf(['accept-risk']).optional(),
  MADO_PUBLIC_URL: origin.optional(),
  MADO_TRUSTED_PROXY: addressRanges.optional(),
  MADO_TLS_CERT: path.optional(),
  MADO_TLS_KEY: path.optional(),
  MADO_SECRET: secret.optional(),
  MADO_FORMER_SECRETS: secrets.optional(),
  MADO_MEDIA_PORT: integer(0, 65_535).optional(),
  MADO_MEDIA_WORKERS: integer(1, MAX_WORKERS).default(() => Math.min(availableParallelism(), 8)),
  MADO_ANNOUNCED_ADDRESS: host.optional(),
  MADO_VIDEO_CODECS: listOf(videoCodecs).default(['vp8', 'h264']),
  MADO_MEDIA_PROTOCOLS: listOf(mediaProtocols).default([...mediaProtocols]),
  MADO_TURN_URLS: turnUrls.optional(),
  MADO_TURN_SECRET: turnSecret.optional(),
  MADO_TURN_BACKEND: loopbackEndpoint.optional(),
  MADO_TIME_ZONE: timeZone.default('Asia/Tokyo'),
  MADO_LOG_LEVEL: oneOf(logLevels).optional(),
  MADO_KEEP_CALL_LOG_DAYS: integer(30, 3650).default(730),
  MADO_KEEP_AUDIT_DAYS: integer(90, 3650).default(1095),
  MADO_DRAIN_SECONDS: integer(0, 86_400).optional(),
  MADO_READY_FILE: path.optional(),
  MADO_METRICS_TOKEN: secret.optional(),
});
export type Variables = z.infer<typeof variables>;
export const variableNames: readonly string[] = Object.keys(variables.shape);
