import { isIP } from 'node:net';
import path from 'node:path';
import { isLoopback } from './config/addresses.ts';
import { nearest } from './config/nearest.ts';
import { combinedProblems, ConfigError, hostOf, type ConfigProblem, type Mode } from './config/problems.ts';
import { turnConfig, type TurnConfig } from './config/turn-config.ts';
import {
  variableNames,
  variables,
  type logLevels,
  type mediaProtocols,
  type Variables,
  type videoCodecs,
} from './config/variables.ts';

export { ConfigError, type Mode } from './config/problems.ts';
export type { TurnConfig } from './config/turn-config.ts';
export type LogLevel = (typeof logLevels)[number];
export type VideoCodec = (typeof videoCodecs)[number];
export type MediaProtocol = (typeof mediaProtocols)[number];

export interface MediaConfig {
  /** Where workers listen. */
  readonly listenAddress: string;
  /** Where they listen, and are reached, besides. */
  readonly moreAddresses: readonly string[];
  /** What clients are told instead of it; null: the same. */
  readonly announcedAddress: string | null;
  /** The first of one port per worker; 0: free ones. */
  readonly port: number;
  readonly workers: number;
  /** In order of preference. */
  readonly videoCodecs: readonly VideoCodec[];
  /** In order of preference. */
  readonly protocols: readonly MediaProtocol[];
}

export interface Config {
  readonly mode: Mode;
  readonly host: string;
  /** The address that the environment chose, if it did. */
  readonly chosenHost: string | null;
  /** Further addresses to listen on, with the same port. */
  readonly moreHosts: readonly string[];
  /** 0: a free one. */
  readonly port: number;
  /** The origin under which browsers reach the server, if it is not the obvious one. */
  readonly publicUrl: string | null;
  /** Browsers reach the server over TLS, its own or a proxy's. */
  readonly secure: boolean;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Peers whose `X-Forwarded-…` headers are believed: addresses, networks and Express's names of ranges. */
  readonly trustedProxies: readonly string[] | null;
  /** Absolute. */
  readonly dataDir: string;
  /** PostgreSQL; null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** From which all keys follow; null: the one in `dataDir`. */
  readonly secret: string | null;
  /** Those before it: what is encrypted under one of them can still be read. */
  readonly formerSecrets: readonly string[];
  /** How many days records are kept. */
  readonly kept: { readonly callLog: number; readonly audit: number };
  readonly media: MediaConfig;
  /** Null: there is none. */
  readonly turn: TurnConfig | null;
  /** By whose clocks the ward goes: an IANA name. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** How long calls that run may go on once the server was told to end, in milliseconds. */
  readonly drainMs: number;
  readonly readyFile: string | null;
  readonly metricsToken: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. Nothing else reads it. */
export const environment = (): Environment => process.env;

/**
 * Reads and checks the whole configuration. An empty variable counts as one that is not set.
 * @throws {ConfigError} naming every problem at once
 */
export function readConfig(env: Environment, mode: Mode): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = unknownProblems(Object.keys(set));
  const parsed = variables.safeParse(set);
  if (parsed.success) problems.push(...combinedProblems(parsed.data, mode));
  else problems.push(...malformedProblems(set, parsed.error.issues, mode));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data, mode);
}

/** Where the data are: for a program that only reads them, and so may do what a server may not. */
export type StorageConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'secret' | 'formerSecrets'>;

/**
 * Reads of the configuration what says where the data are.
 * @throws {ConfigError} naming every malformed or unknown variable at once
 */
export function readStorageConfig(env: Environment): StorageConfig {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(set);
  const problems = unknownProblems(Object.keys(set));
  if (!parsed.success) problems.push(...invalidProblems(parsed.error.issues));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { dataDir, databaseUrl, secret, formerSecrets } = toConfig(parsed.data, 'serve');
  return { dataDir, databaseUrl, secret, formerSecrets };
}

/** The malformed variables, and what is wrong without them. */
function malformedProblems(set: Environment, issues: readonly Issue[], mode: Mode): ConfigProblem[] {
  const malformed = invalidProblems(issues);
  const names = new Set(malformed.map(({ variable }) => variable));
  const rest = Object.entries(set).filter(([name]) => !names.has(name));
  const combined = combinedProblems(variables.parse(Object.fromEntries(rest)), mode);
  return [...malformed, ...combined.filter(({ variable }) => !names.has(variable))];
}

interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
}

const unknownProblems = (names: readonly string[]): ConfigProblem[] =>
  names
    .filter((name) => name.startsWith('MADO_') && !variableNames.includes(name))
    .map((name) => {
      const near = nearest(name, variableNames);
      const hint = near === null ? '' : `: did you mean ${near}?`;
      return { code: 'config-unknown', variable: name, problem: `is not a variable of Mado${hint}` };
    });

const invalidProblems = (issues: readonly Issue[]): ConfigProblem[] => {
  const firstOfEach = new Map(issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]));
  return variableNames.flatMap((variable) => {
    const problem = firstOfEach.get(variable);
    return problem === undefined ? [] : [{ code: 'config-invalid', variable, problem }];
  });
};

function toConfig(read: Variables, mode: Mode): Config {
  const { MADO_TLS_CERT: certFile, MADO_TLS_KEY: keyFile, MADO_PUBLIC_URL: publicUrl } = read;
  const tls = certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
  return {
    mode,
    host: hostOf(read),
    chosenHost: read.MADO_HOST ?? read.MADO_ANNOUNCED_ADDRESS ?? null,
    moreHosts: [],
    port: read.MADO_PORT,
    publicUrl: publicUrl ?? null,
    secure: tls !== null || publicUrl?.startsWith('https:') === true,
    tls,
    trustedProxies: read.MADO_TRUSTED_PROXY ?? null,
    dataDir: path.resolve(read.MADO_DATA_DIR),
    // Sample people never get into a real database because DATABASE_URL happened to be set.
    databaseUrl: mode === 'serve' ? (read.DATABASE_URL ?? null) : null,
    secret: read.MADO_SECRET ?? null,
    formerSecrets: read.MADO_FORMER_SECRETS ?? [],
    kept: { callLog: read.MADO_KEEP_CALL_LOG_DAYS, audit: read.MADO_KEEP_AUDIT_DAYS },
    media: mediaConfig(read),
    turn: turnConfig(read),
    timeZone: read.MADO_TIME_ZONE,
    logLevel: read.MADO_LOG_LEVEL ?? (mode === 'serve' ? 'info' : 'warn'),
    drainMs: 1000 * (read.MADO_DRAIN_SECONDS ?? (mode === 'serve' ? 300 : 0)),
    readyFile: read.MADO_READY_FILE === undefined ? null : path.resolve(read.MADO_READY_FILE),
    metricsToken: read.MADO_METRICS_TOKEN ?? null,
  };
}

function mediaConfig(read: Variables): MediaConfig {
  const announced = read.MADO_ANNOUNCED_ADDRESS ?? null;
  return {
    listenAddress: mediaListenAddress(hostOf(read), announced),
    moreAddresses: [],
    announcedAddress: announced,
    port: read.MADO_MEDIA_PORT ?? (read.MADO_PORT === 0 ? 0 : 40_000),
    workers: read.MADO_MEDIA_WORKERS,
    videoCodecs: read.MADO_VIDEO_CODECS,
    protocols: read.MADO_MEDIA_PROTOCOLS,
  };
}

/** Media do not pass through a proxy: behind one, HTTP is on loopback while media must be reachable. */
function mediaListenAddress(host: string, announced: string | null): string {
  const address = host === 'localhost' ? '127.0.0.1' : host;
  if (announced === null || isLoopback(announced) || !isLoopback(host)) return address;
  return isIP(announced) === 6 ? '::' : '0.0.0.0';
}
