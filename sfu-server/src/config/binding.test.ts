import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, type Environment, type Mode } from '../config.ts';

function problemsOf(env: Environment, mode: Mode): string[] {
  try {
    readConfig(env, mode);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ code, variable }) => `${code} ${variable}`);
    throw error;
  }
  return [];
}

const served = { DATABASE_URL: 'postgresql://mado@db/mado' };

describe('serving others without encryption', () => {
  const hosts = [
    '192.0.2.7',
    '10.0.0.7',
    '0.0.0.0',
    '::',
    '0:0:0:0:0:0:0:0',
    '::ffff:192.0.2.7',
    '::ffff:0.0.0.0',
    '2001:db8::7',
    'fe80::7',
  ];
  const announced = { MADO_ANNOUNCED_ADDRESS: '192.0.2.7' };

  it.each(hosts)('is refused at %s', (host) => {
    const env = { ...served, ...announced, MADO_HOST: host };
    expect(problemsOf(env, 'serve')).toEqual(['insecure-bind MADO_HOST']);
  });

  it.each(hosts)('is refused at %s, also by a proxy that is reached by plain HTTP', (host) => {
    const env = { ...served, ...announced, MADO_HOST: host, MADO_TRUSTED_PROXY: 'loopback' };
    const problems = problemsOf({ ...env, MADO_PUBLIC_URL: 'http://localhost:3000' }, 'serve');
    expect(problems).toEqual(['insecure-bind MADO_PUBLIC_URL']);
    expect(problemsOf({ ...env, MADO_PUBLIC_URL: 'https://mado.example.jp' }, 'serve')).toEqual([]);
  });

  it.each(hosts)('is no trial, at %s', (host) => {
    expect(problemsOf({ ...announced, MADO_HOST: host }, 'trial')).toEqual([
      'trial-loopback-only MADO_HOST',
      'trial-loopback-only MADO_ANNOUNCED_ADDRESS',
    ]);
    const env = { MADO_HOST: host, MADO_TLS_CERT: 'c.pem', MADO_TLS_KEY: 'k.pem', MADO_TRUSTED_PROXY: '::1' };
    expect(problemsOf(env, 'trial')).toContain('trial-loopback-only MADO_HOST');
  });

  it.each(['127.0.0.1', '127.8.0.1', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', 'localhost'])(
    'is nothing to refuse at %s, which others cannot reach',
    (host) => {
      expect(problemsOf({ ...served, MADO_HOST: host }, 'serve')).toEqual([]);
      expect(problemsOf({ MADO_HOST: host }, 'trial')).toEqual([]);
    },
  );

  it.each(['mado.example.jp', 'localhost.example.jp', '0', '127.1', '2130706433', '192.0.2.7:3000'])(
    'is not to be had by a name: %s',
    (host) => {
      expect(problemsOf({ ...served, MADO_HOST: host }, 'serve')).toEqual(['config-invalid MADO_HOST']);
    },
  );
});

describe('a trial for the room', () => {
  it('needs nothing, or an address', () => {
    expect(readConfig({}, 'lan')).toMatchObject({ mode: 'lan', chosenHost: null, databaseUrl: null });
    expect(readConfig({ MADO_HOST: '10.1.2.3' }, 'lan').chosenHost).toBe('10.1.2.3');
    expect(readConfig({ MADO_ANNOUNCED_ADDRESS: '10.1.2.3' }, 'lan').chosenHost).toBe('10.1.2.3');
  });

  it.each<Environment>([
    { MADO_TLS_CERT: 'c.pem', MADO_TLS_KEY: 'k.pem' },
    { MADO_TRUSTED_PROXY: 'loopback' },
    { MADO_PUBLIC_URL: 'https://mado.example.jp' },
  ])('takes no other way in: %j', (env) => {
    expect(problemsOf(env, 'lan')).toEqual(Object.keys(env).map((name) => `lan-alone ${name}`));
  });

  it('has one address for everything', () => {
    const env = { MADO_HOST: '10.1.2.3', MADO_ANNOUNCED_ADDRESS: '10.1.2.4' };
    expect(problemsOf(env, 'lan')).toEqual(['lan-alone MADO_ANNOUNCED_ADDRESS']);
  });
});
