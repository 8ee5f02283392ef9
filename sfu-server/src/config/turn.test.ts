import { expect, it } from 'vitest';
import { ConfigError, readConfig, type Environment } from '../config.ts';

const secret = 'c4f1a9d27e5b80361fa2c97d4e6b8053';
const urls = 'turns:mado.example.jp:443?transport=tcp';
const tls = { MADO_TLS_CERT: 'cert.pem', MADO_TLS_KEY: 'key.pem' };
const served = { DATABASE_URL: 'postgresql://mado@db/mado' };
const read = (env: Environment) => readConfig({ ...served, ...env }, 'serve');

function problemsOf(env: Environment): string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ code, variable }) => `${code} ${variable}`);
  }
}

it('there is none unless it is named', () => {
  expect(read({}).turn).toBeNull();
});

it('is where clients find it, with the secret', () => {
  expect(read({ MADO_TURN_URLS: `${urls}, turn:192.0.2.7:3478`, MADO_TURN_SECRET: secret }).turn).toEqual({
    urls: [urls, 'turn:192.0.2.7:3478'],
    secret,
    backend: null,
  });
});

it.each([
  ['127.0.0.1:3480', { host: '127.0.0.1', port: 3480 }],
  ['localhost:3480', { host: '127.0.0.1', port: 3480 }],
  ['[::1]:3480', { host: '::1', port: 3480 }],
])('is passed on to %s', (text, backend) => {
  const env = { ...tls, MADO_TURN_URLS: urls, MADO_TURN_SECRET: secret, MADO_TURN_BACKEND: text };
  expect(read(env).turn?.backend).toEqual(backend);
});

it.each([
  ['that others reach', '192.0.2.1:3480'],
  ['on every interface', '0.0.0.0:3480'],
  ['that a name server chooses', 'turn.internal:3480'],
  ['without a port', '127.0.0.1'],
  ['with no such port', '127.0.0.1:70000'],
  ['with no port at all', '127.0.0.1:0'],
  ['of IPv6 without brackets', '::1:3480'],
])('is not passed on to an address %s', (_what, text) => {
  const env = { ...tls, MADO_TURN_URLS: urls, MADO_TURN_SECRET: secret, MADO_TURN_BACKEND: text };
  expect(problemsOf(env)).toEqual(['config-invalid MADO_TURN_BACKEND']);
});

it.each([
  'https://mado.example.jp',
  'turns://mado.example.jp:443',
  'turns:mado.example.jp:443?transport=udp',
  'turns:user@mado.example.jp:443',
  'turns:mado.example.jp:99999',
  'turns:[::1',
  'turns:[1:2]:443',
  'stun:mado.example.jp',
  `${urls},${urls}`,
  'turn:a,turn:b,turn:c,turn:d,turn:e',
  'turns:mado.example.jp:443 ?transport=tcp',
])('does not take %s for an address', (text) => {
  expect(problemsOf({ MADO_TURN_URLS: text, MADO_TURN_SECRET: secret })).toEqual([
    'config-invalid MADO_TURN_URLS',
  ]);
});

it('takes an address of IPv6', () => {
  expect(read({ MADO_TURN_URLS: 'turns:[2001:db8::1]:443', MADO_TURN_SECRET: secret }).turn?.urls).toEqual([
    'turns:[2001:db8::1]:443',
  ]);
});

it.each([
  ['config-incomplete MADO_TURN_SECRET', { MADO_TURN_URLS: urls }],
  ['config-incomplete MADO_TURN_URLS', { MADO_TURN_SECRET: secret }],
  ['config-incomplete MADO_TURN_URLS', { ...tls, MADO_TURN_BACKEND: '127.0.0.1:3480' }],
  [
    'config-incomplete MADO_TLS_CERT',
    { MADO_TURN_URLS: urls, MADO_TURN_SECRET: secret, MADO_TURN_BACKEND: '127.0.0.1:3480' },
  ],
  ['weak-secret MADO_TURN_SECRET', { MADO_TURN_URLS: urls, MADO_TURN_SECRET: 'north' }],
  ['weak-secret MADO_TURN_SECRET', { MADO_TURN_URLS: urls, MADO_TURN_SECRET: 'a'.repeat(40) }],
  ['weak-secret MADO_TURN_SECRET', { MADO_TURN_URLS: urls, MADO_TURN_SECRET: secret, MADO_SECRET: secret }],
  ['config-invalid MADO_TURN_SECRET', { MADO_TURN_URLS: urls, MADO_TURN_SECRET: `${secret}#` }],
])('says %s', (problem, env) => {
  expect(problemsOf(env)).toEqual([problem]);
});
