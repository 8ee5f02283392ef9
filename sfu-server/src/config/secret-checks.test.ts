import { describe, expect, it } from 'vitest';
import { readConfig, type Environment } from '../config.ts';

/** Random. */
const [present, former, older] = [
  'qL7vXn2Rk9TbW4sYf6HgJm3PzD8cEa5U',
  'Zt5,kLw8QnB3xVr6YhJ9mDf2GsCp7TaE',
  'Wd4mRz8XbK2vNq6TjL9hYs3FgPc7EuAx',
];
const read = (env: Environment) => () => readConfig(env, 'trial');

describe('former secrets', () => {
  it('stand with spaces between them, since a secret may hold a comma', () => {
    const env = { MADO_SECRET: present, MADO_FORMER_SECRETS: ` ${former}  ${older}` };
    expect(read(env)()).toMatchObject({ secret: present, formerSecrets: [former, older] });
    expect(read({})().formerSecrets).toEqual([]);
  });

  it.each<[Environment, string]>([
    [{ MADO_FORMER_SECRETS: ' ' }, 'must be secrets of ASCII, with spaces between them (config-invalid)'],
    [{ MADO_FORMER_SECRETS: `${former} schlüssel` }, 'must be secrets of ASCII'],
    [{ MADO_FORMER_SECRETS: `${former} ${former}` }, 'must have each secret at most once (config-invalid)'],
    [
      { MADO_FORMER_SECRETS: `${former} ${'changeme'.repeat(4)}` },
      'has a secret, the 2. of 2, that contains “changeme”, which is well known: no server had it',
    ],
    [
      { MADO_SECRET: present, MADO_FORMER_SECRETS: `${former} ${present}` },
      'has MADO_SECRET in it: nothing was changed, or the new secret is missing (config-invalid)',
    ],
  ])('are refused, in words that do not repeat them (%#)', (env, words) => {
    expect(read(env)).toThrow(`MADO_FORMER_SECRETS ${words}`);
    expect(read(env)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(former) }));
  });

  it('are refused as weak by their own code', () => {
    const weak = { MADO_FORMER_SECRETS: 'x7#Lq' };
    expect(read(weak)).toThrow('that has 5 characters, and needs at least 32');
    expect(read(weak)).toThrow(expect.objectContaining({ code: 'weak-secret' }));
  });
});
