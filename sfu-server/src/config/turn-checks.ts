import type { ConfigProblem } from './problems.ts';
import type { Variables } from './variables.ts';

type TurnCheck = (variables: Variables) => ConfigProblem | null;

const incomplete = (variable: string, problem: string): ConfigProblem => ({
  code: 'config-incomplete',
  variable,
  problem,
});

const urlsMissing: TurnCheck = (read) => {
  const { MADO_TURN_SECRET: secret, MADO_TURN_BACKEND: backend, MADO_TURN_URLS: urls } = read;
  if (urls !== undefined || (secret === undefined && backend === undefined)) return null;
  const set = secret === undefined ? 'MADO_TURN_BACKEND' : 'MADO_TURN_SECRET';
  return incomplete('MADO_TURN_URLS', `is not set, but ${set} is: say at which addresses clients find TURN`);
};

const secretMissing: TurnCheck = ({ MADO_TURN_SECRET: secret, MADO_TURN_URLS: urls }) =>
  secret !== undefined || urls === undefined
    ? null
    : incomplete('MADO_TURN_SECRET', 'is not set, but MADO_TURN_URLS is: the TURN server lets nobody in');

const tlsMissing: TurnCheck = ({ MADO_TURN_BACKEND: backend, MADO_TLS_CERT: cert }) =>
  backend === undefined || cert !== undefined
    ? null
    : incomplete(
        'MADO_TLS_CERT',
        'is not set, but MADO_TURN_BACKEND is: TURN shares the port only where this server ends TLS itself. Leave MADO_TURN_BACKEND out where a proxy does, and give TURN an address of its own',
      );

/** Whoever reads the configuration of the TURN server would have the key to everything. */
const sharedSecret: TurnCheck = (read) => {
  const { MADO_TURN_SECRET: secret, MADO_SECRET: own, MADO_FORMER_SECRETS: former = [] } = read;
  if (secret === undefined || (secret !== own && !former.includes(secret))) return null;
  const problem =
    'is MADO_SECRET, or was, but stands in the configuration of another program: take another one';
  return { code: 'weak-secret', variable: 'MADO_TURN_SECRET', problem };
};

export const turnChecks: readonly TurnCheck[] = [urlsMissing, secretMissing, tlsMissing, sharedSecret];
