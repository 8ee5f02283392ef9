import type { ConfigProblem } from './problems.ts';
import type { Variables } from './variables.ts';
import { weaknessOf } from './weak-secret.ts';

const rules = {
  MADO_SECRET: { length: 32, distinct: 8 },
  MADO_METRICS_TOKEN: { length: 16, distinct: 6 },
  MADO_TURN_SECRET: { length: 32, distinct: 8 },
} as const;

type SecretCheck = (variables: Variables) => ConfigProblem | null;

/** Also in a trial: who sets a secret there will set it elsewhere. */
const weakSecret =
  (variable: keyof typeof rules): SecretCheck =>
  ({ [variable]: secret }) => {
    const weakness = secret === undefined ? null : weaknessOf(secret, rules[variable]);
    return weakness === null
      ? null
      : { code: 'weak-secret', variable, problem: `${weakness}: openssl rand -hex 32 makes a good one` };
  };

/** What no server took as its secret is none that it had before. */
const weakFormerSecret: SecretCheck = ({ MADO_FORMER_SECRETS: former = [] }) => {
  const weaknesses = former.map((secret) => weaknessOf(secret, rules.MADO_SECRET));
  const index = weaknesses.findIndex((weakness) => weakness !== null);
  const weakness = weaknesses[index] ?? null;
  return weakness === null
    ? null
    : {
        code: 'weak-secret',
        variable: 'MADO_FORMER_SECRETS',
        problem: `has a secret, the ${index + 1}. of ${former.length}, that ${weakness}: no server had it, leave it out`,
      };
};

const unchangedSecret: SecretCheck = ({ MADO_SECRET: secret, MADO_FORMER_SECRETS: former = [] }) =>
  secret === undefined || !former.includes(secret)
    ? null
    : {
        code: 'config-invalid',
        variable: 'MADO_FORMER_SECRETS',
        problem: 'has MADO_SECRET in it: nothing was changed, or the new secret is missing',
      };

export const secretChecks: readonly SecretCheck[] = [
  weakSecret('MADO_SECRET'),
  weakSecret('MADO_METRICS_TOKEN'),
  weakSecret('MADO_TURN_SECRET'),
  weakFormerSecret,
  unchangedSecret,
];
