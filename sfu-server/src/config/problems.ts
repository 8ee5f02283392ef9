import { StartupError } from '../startup/startup-error.ts';
import { isLoopback, isUnspecified } from './addresses.ts';
import { secretChecks } from './secret-checks.ts';
import { turnChecks } from './turn-checks.ts';
import type { Variables } from './variables.ts';

/** `lan`: a trial for the tablets in the room. */
export type Mode = 'trial' | 'lan' | 'serve';

export interface ConfigProblem {
  readonly code:
    | 'config-invalid'
    | 'config-unknown'
    | 'config-incomplete'
    | 'trial-loopback-only'
    | 'lan-alone'
    | 'weak-secret'
    | 'embedded-database-risk'
    | 'insecure-bind';
  readonly variable: string;
  readonly problem: string;
}

/** Everything that is wrong with the environment, at once. Its code is that of the first problem. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ code, variable, problem }) => `${variable} ${problem} (${code})`);
    super(problems[0]?.code ?? 'config-invalid', lines.join('\n'));
    this.problems = problems;
  }
}

/** Loopback unless told otherwise. */
export const hostOf = ({ MADO_HOST: host }: Pick<Variables, 'MADO_HOST'>): string => host ?? '127.0.0.1';

const encrypts = ({ MADO_TLS_CERT: cert }: Variables) => cert !== undefined;

type Check = (variables: Variables, mode: Mode) => ConfigProblem | null;

/** The variables that say where others reach this server. */
const trialAddress =
  (variable: 'MADO_HOST' | 'MADO_ANNOUNCED_ADDRESS'): Check =>
  ({ [variable]: address }, mode) =>
    mode !== 'trial' || address === undefined || isLoopback(address)
      ? null
      : {
          code: 'trial-loopback-only',
          variable,
          problem: `is ${address}, but a trial is for this computer alone: leave it out; or use npm start -- --lan for tablets in the room, npm run serve for real`,
        };

const lanAddress: Check = ({ MADO_HOST: host, MADO_ANNOUNCED_ADDRESS: announced }, mode) =>
  mode !== 'lan' || host === undefined || announced === undefined || host === announced
    ? null
    : {
        code: 'lan-alone',
        variable: 'MADO_ANNOUNCED_ADDRESS',
        problem: `is ${announced}, but MADO_HOST is ${host}: with --lan one of them chooses the address, for everything`,
      };

/** What would let others in than those in the room, or by another name. */
const lanAlone =
  (variable: 'MADO_TLS_CERT' | 'MADO_TLS_KEY' | 'MADO_TRUSTED_PROXY' | 'MADO_PUBLIC_URL'): Check =>
  ({ [variable]: value }, mode) =>
    mode !== 'lan' || value === undefined
      ? null
      : {
          code: 'lan-alone',
          variable,
          problem: 'is set, but --lan finds its address and makes its certificate itself: leave it out',
        };

const embeddedRisk: Check = ({ DATABASE_URL: url, MADO_EMBEDDED_DATABASE: accepted }, mode) =>
  mode !== 'serve' || url !== undefined || accepted !== undefined
    ? null
    : {
        code: 'embedded-database-risk',
        variable: 'DATABASE_URL',
        problem:
          'is not set. Without PostgreSQL the data are in an embedded database that a power cut may damage or set back; set MADO_EMBEDDED_DATABASE=accept-risk to serve on it all the same',
      };

const tlsPair: Check = ({ MADO_TLS_CERT: cert, MADO_TLS_KEY: key }) => {
  if ((cert === undefined) === (key === undefined)) return null;
  const [set, missing] =
    cert === undefined ? ['MADO_TLS_KEY', 'MADO_TLS_CERT'] : ['MADO_TLS_CERT', 'MADO_TLS_KEY'];
  return {
    code: 'config-incomplete',
    variable: missing,
    problem: `is not set, but ${set} is: both or neither`,
  };
};

const insecureBind: Check = (variables, mode) => {
  const host = hostOf(variables);
  const encrypted = encrypts(variables) || variables.MADO_TRUSTED_PROXY !== undefined;
  if (mode !== 'serve' || isLoopback(host) || encrypted) return null;
  return {
    code: 'insecure-bind',
    variable: 'MADO_HOST',
    problem: `is ${host}, which others can reach without encryption: set MADO_TLS_CERT and MADO_TLS_KEY, or MADO_TRUSTED_PROXY if a proxy encrypts`,
  };
};

/** A proxy that others reach by plain HTTP encrypts nothing. */
const insecureProxy: Check = (variables, mode) => {
  const [host, url] = [hostOf(variables), variables.MADO_PUBLIC_URL];
  if (mode !== 'serve' || isLoopback(host) || encrypts(variables)) return null;
  if (url === undefined || url.startsWith('https:')) return null;
  return {
    code: 'insecure-bind',
    variable: 'MADO_PUBLIC_URL',
    problem: `is not encrypted, but others can reach MADO_HOST, which is ${host}: it must begin with https:`,
  };
};

const publicScheme: Check = ({ MADO_PUBLIC_URL: url, MADO_TLS_CERT: cert }) => {
  if (url === undefined || url.startsWith('https:')) return null;
  if (cert === undefined && isLoopback(new URL(url).hostname.replaceAll(/[[\]]/g, ''))) return null;
  return {
    code: 'config-invalid',
    variable: 'MADO_PUBLIC_URL',
    problem: 'must begin with https: browsers give camera and microphone to a secure page only',
  };
};

const proxyOrigin: Check = ({ MADO_TRUSTED_PROXY: proxy, MADO_PUBLIC_URL: url }, mode) =>
  mode !== 'serve' || proxy === undefined || url !== undefined
    ? null
    : {
        code: 'config-incomplete',
        variable: 'MADO_PUBLIC_URL',
        problem: 'is not set, but MADO_TRUSTED_PROXY is: say under which address the proxy is reached',
      };

const mediaAddress: Check = ({ MADO_HOST: host, MADO_ANNOUNCED_ADDRESS: address }, mode) =>
  mode === 'lan' || host === undefined || !isUnspecified(host) || address !== undefined
    ? null
    : {
        code: 'config-incomplete',
        variable: 'MADO_ANNOUNCED_ADDRESS',
        problem: `is not set, but MADO_HOST is ${host}: say at which address tablets and consoles reach this machine`,
      };

const mediaPorts: Check = ({ MADO_MEDIA_PORT: port = 0, MADO_MEDIA_WORKERS: workers }) =>
  port + workers - 1 <= 65_535
    ? null
    : {
        code: 'config-invalid',
        variable: 'MADO_MEDIA_PORT',
        problem: `is ${port}, which leaves no port for each of ${workers} media workers`,
      };

const checks: readonly Check[] = [
  trialAddress('MADO_HOST'),
  trialAddress('MADO_ANNOUNCED_ADDRESS'),
  lanAddress,
  lanAlone('MADO_TLS_CERT'),
  lanAlone('MADO_TLS_KEY'),
  lanAlone('MADO_TRUSTED_PROXY'),
  lanAlone('MADO_PUBLIC_URL'),
  embeddedRisk,
  ...secretChecks,
  tlsPair,
  insecureBind,
  insecureProxy,
  publicScheme,
  proxyOrigin,
  mediaAddress,
  mediaPorts,
  ...turnChecks,
];

/** What is wrong between variables that are each well-formed. */
export const combinedProblems = (variables: Variables, mode: Mode): ConfigProblem[] =>
  checks.map((check) => check(variables, mode)).filter((problem) => problem !== null);
