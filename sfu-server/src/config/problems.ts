import { isIP } from 'node:net';
import { StartupError } from '../startup/startup-error.ts';
import type { Variables } from './variables.ts';

export type Mode = 'trial' | 'serve';

export interface ConfigProblem {
  readonly code:
    | 'config-invalid'
    | 'config-unknown'
    | 'config-incomplete'
    | 'trial-loopback-only'
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

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const isUnspecified = (host: string): boolean => host === '0.0.0.0' || host === '::';

type Check = (variables: Variables, mode: Mode) => ConfigProblem | null;

const trialHost: Check = ({ MADO_HOST: host }, mode) =>
  mode === 'serve' || isLoopback(host)
    ? null
    : {
        code: 'trial-loopback-only',
        variable: 'MADO_HOST',
        problem: `is ${host}, but a trial is for this computer alone: leave it out, or use npm run serve`,
      };

const trialMedia: Check = ({ MADO_ANNOUNCED_ADDRESS: address }, mode) =>
  mode === 'serve' || address === undefined || isLoopback(address)
    ? null
    : {
        code: 'trial-loopback-only',
        variable: 'MADO_ANNOUNCED_ADDRESS',
        problem: `is ${address}, but a trial is for this computer alone: leave it out, or use npm run serve`,
      };

const embeddedRisk: Check = ({ DATABASE_URL: url, MADO_EMBEDDED_DATABASE: accepted }, mode) =>
  mode === 'trial' || url !== undefined || accepted !== undefined
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

const insecureBind: Check = ({ MADO_HOST: host, MADO_TLS_CERT: cert, MADO_TRUSTED_PROXY: proxy }, mode) =>
  mode === 'trial' || isLoopback(host) || cert !== undefined || proxy !== undefined
    ? null
    : {
        code: 'insecure-bind',
        variable: 'MADO_HOST',
        problem: `is ${host}, which others can reach without encryption: set MADO_TLS_CERT and MADO_TLS_KEY, or MADO_TRUSTED_PROXY if a proxy encrypts`,
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
  mode === 'trial' || proxy === undefined || url !== undefined
    ? null
    : {
        code: 'config-incomplete',
        variable: 'MADO_PUBLIC_URL',
        problem: 'is not set, but MADO_TRUSTED_PROXY is: say under which address the proxy is reached',
      };

const mediaAddress: Check = ({ MADO_HOST: host, MADO_ANNOUNCED_ADDRESS: address }) =>
  !isUnspecified(host) || address !== undefined
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

const checks = [
  trialHost,
  trialMedia,
  embeddedRisk,
  tlsPair,
  insecureBind,
  publicScheme,
  proxyOrigin,
  mediaAddress,
  mediaPorts,
];

/** What is wrong between variables that are each well-formed. */
export const combinedProblems = (variables: Variables, mode: Mode): ConfigProblem[] =>
  checks.map((check) => check(variables, mode)).filter((problem) => problem !== null);
