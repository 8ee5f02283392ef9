import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, type Environment, type Mode } from './config.ts';

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

describe('readConfig', () => {
  it('needs nothing for a trial', () => {
    expect(readConfig({ PATH: '/bin' }, 'trial')).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      secure: false,
      publicUrl: null,
      databaseUrl: null,
      logLevel: 'warn',
      media: {
        listenAddress: '127.0.0.1',
        announcedAddress: null,
        port: 40_000,
        videoCodecs: ['vp8', 'h264'],
      },
    });
  });

  it('takes free media ports with a free port, unless told otherwise', () => {
    expect(readConfig({ MADO_PORT: '0' }, 'trial').media.port).toBe(0);
    expect(readConfig({ MADO_PORT: '0', MADO_MEDIA_PORT: '41000' }, 'trial').media.port).toBe(41_000);
  });

  it('lets running calls end, but a trial at once', () => {
    expect(readConfig(served, 'serve').drainMs).toBe(300_000);
    expect(readConfig({}, 'trial').drainMs).toBe(0);
    expect(readConfig({ ...served, MADO_DRAIN_SECONDS: '20' }, 'serve').drainMs).toBe(20_000);
    expect(problemsOf({ ...served, MADO_DRAIN_SECONDS: '-1' }, 'serve')).toEqual([
      'config-invalid MADO_DRAIN_SECONDS',
    ]);
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ MADO_PORT: '', MADO_METRICS_TOKEN: '' }, 'trial')).toMatchObject({
      port: 3000,
      metricsToken: null,
    });
  });

  it('never puts a trial into a real database', () => {
    expect(readConfig(served, 'trial').databaseUrl).toBeNull();
    expect(readConfig(served, 'serve').databaseUrl).toBe(served.DATABASE_URL);
  });

  it('keeps the order of preference of codecs and protocols', () => {
    const { media } = readConfig({ MADO_VIDEO_CODECS: 'h264, vp8', MADO_MEDIA_PROTOCOLS: 'tcp' }, 'trial');
    expect(media).toMatchObject({ videoCodecs: ['h264', 'vp8'], protocols: ['tcp'] });
  });

  it('lets media be reached where HTTP stands behind a proxy on the same machine', () => {
    const env = {
      ...served,
      MADO_TRUSTED_PROXY: 'loopback',
      MADO_PUBLIC_URL: 'https://mado.example.jp/',
      MADO_ANNOUNCED_ADDRESS: '192.0.2.7',
    };
    expect(readConfig(env, 'serve')).toMatchObject({
      publicUrl: 'https://mado.example.jp',
      secure: true,
      trustedProxies: ['loopback'],
      media: { listenAddress: '0.0.0.0', announcedAddress: '192.0.2.7' },
    });
  });

  it.each([
    ['MADO_PORT', '80a'],
    ['MADO_PORT', '65536'],
    ['MADO_PORT', '-1'],
    ['MADO_HOST', 'example.jp'],
    ['MADO_MEDIA_WORKERS', '0'],
    ['MADO_MEDIA_PORT', '65535'],
    ['MADO_VIDEO_CODECS', 'vp8,vp8'],
    ['MADO_VIDEO_CODECS', 'theora'],
    ['MADO_MEDIA_PROTOCOLS', ','],
    ['MADO_ANNOUNCED_ADDRESS', '300.1.1.1'],
    ['MADO_PUBLIC_URL', 'mado.example.jp'],
    ['MADO_PUBLIC_URL', 'https://mado.example.jp/path'],
    ['MADO_PUBLIC_URL', 'http://mado.example.jp'],
    ['MADO_TRUSTED_PROXY', '10.0.0.0/33'],
    ['MADO_TRUSTED_PROXY', '1'],
    ['MADO_SECRET', 'with a space in it, though it is long enough'],
    ['MADO_METRICS_TOKEN', 'schlüssel-schlüssel'],
    ['MADO_TRUSTED_PROXY', '0.0.0.0/0'],
    ['MADO_TRUSTED_PROXY', '::/00'],
    ['MADO_LOG_LEVEL', 'loud'],
    ['MADO_TIME_ZONE', 'Asia/Osaka'],
    ['MADO_TIME_ZONE', '+09:00'],
    ['MADO_EMBEDDED_DATABASE', 'yes'],
    ['DATABASE_URL', 'mysql://db/mado'],
  ])('refuses %s=%s', (name, value) => {
    expect(
      problemsOf(
        { [name]: value, MADO_MEDIA_WORKERS: '2', ...(name === 'MADO_MEDIA_WORKERS' && { [name]: value }) },
        'trial',
      ),
    ).toEqual([`config-invalid ${name}`]);
  });

  it('reports everything at once and suggests the name that was meant', () => {
    const read = () => readConfig({ MADO_PROT: '1', MADO_ZZZZZZZZZZZZZZZZZ: '1', MADO_PORT: 'x' }, 'trial');
    expect(read).toThrow('MADO_PROT is not a variable of Mado: did you mean MADO_PORT? (config-unknown)');
    expect(read).toThrow('MADO_ZZZZZZZZZZZZZZZZZ is not a variable of Mado (config-unknown)');
    expect(read).toThrow('MADO_PORT must be a whole number from 0 to 65535 (config-invalid)');
  });

  it('finds what does not go together also beside a malformed value', () => {
    const problems = problemsOf(
      { MADO_PORT: 'x', DATABASE_URL: 'mysql://db', MADO_TLS_KEY: 'key.pem' },
      'serve',
    );
    expect(problems).toEqual([
      'config-invalid MADO_PORT',
      'config-invalid DATABASE_URL',
      'config-incomplete MADO_TLS_CERT',
    ]);
  });

  it.each([
    { MADO_SECRET: 'hunter2' },
    { MADO_SECRET: 'hunter2 hunter2 hunter2' },
    { MADO_METRICS_TOKEN: 'changeme-hunter2-changeme' },
  ])('does not repeat the values of variables, which may be secret (%#)', (env) => {
    expect(() => readConfig(env, 'trial')).toThrow(/^(?!.*hunter2)/s);
  });

  it.each<[Environment, string]>([
    [{ MADO_SECRET: 'x7#Lq' }, 'MADO_SECRET has 5 characters, and needs at least 32'],
    [{ MADO_SECRET: 'changeme'.repeat(4) }, 'MADO_SECRET contains “changeme”, which is well known'],
    [{ MADO_METRICS_TOKEN: 'abcdabcdabcdabcd' }, 'MADO_METRICS_TOKEN repeats itself after 4 characters'],
    [{ MADO_METRICS_TOKEN: 'password-for-prometheus' }, 'MADO_METRICS_TOKEN contains “password”'],
  ])('says what is weak about a secret (%#)', (env, words) => {
    for (const mode of ['trial', 'lan', 'serve'] as const) {
      expect(() => readConfig({ ...served, ...env }, mode)).toThrow(words);
      expect(problemsOf({ ...served, ...env }, mode)).toEqual([`weak-secret ${Object.keys(env)[0]}`]);
    }
  });
});

describe('what does not go together', () => {
  it.each<[string, Environment, Mode, string[]]>([
    [
      'a trial for others',
      { MADO_HOST: '0.0.0.0', MADO_ANNOUNCED_ADDRESS: '127.0.0.1' },
      'trial',
      ['trial-loopback-only MADO_HOST'],
    ],
    [
      'a trial with media for others',
      { MADO_ANNOUNCED_ADDRESS: '192.0.2.7' },
      'trial',
      ['trial-loopback-only MADO_ANNOUNCED_ADDRESS'],
    ],
    ['serving without a database', {}, 'serve', ['embedded-database-risk DATABASE_URL']],
    ['serving on the embedded database', { MADO_EMBEDDED_DATABASE: 'accept-risk' }, 'serve', []],
    ['half of TLS', { ...served, MADO_TLS_CERT: 'cert.pem' }, 'serve', ['config-incomplete MADO_TLS_KEY']],
    ['plain HTTP for others', { ...served, MADO_HOST: '192.0.2.7' }, 'serve', ['insecure-bind MADO_HOST']],
    [
      'TLS for others',
      { ...served, MADO_HOST: '192.0.2.7', MADO_TLS_CERT: 'cert.pem', MADO_TLS_KEY: 'key.pem' },
      'serve',
      [],
    ],
    [
      'a proxy without its address',
      { ...served, MADO_TRUSTED_PROXY: '10.0.0.0/8' },
      'serve',
      ['config-incomplete MADO_PUBLIC_URL'],
    ],
    [
      'every interface without an address for media',
      { ...served, MADO_HOST: '::', MADO_TRUSTED_PROXY: '::1', MADO_PUBLIC_URL: 'https://mado.example.jp' },
      'serve',
      ['config-incomplete MADO_ANNOUNCED_ADDRESS'],
    ],
  ])('%s', (_, env, mode, problems) => {
    expect(problemsOf(env, mode)).toEqual(problems);
  });
});
