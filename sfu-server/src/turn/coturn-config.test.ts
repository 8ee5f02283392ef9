import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { coturnConfig, mediaAddresses } from './coturn-config.ts';

const secret = 'c4f1a9d27e5b80361fa2c97d4e6b8053';
const environment = {
  DATABASE_URL: 'postgresql://mado@db/mado',
  MADO_HOST: '0.0.0.0',
  MADO_ANNOUNCED_ADDRESS: '203.0.113.7',
  MADO_TLS_CERT: 'cert.pem',
  MADO_TLS_KEY: 'key.pem',
  MADO_TURN_URLS: 'turns:mado.example.jp:443?transport=tcp',
  MADO_TURN_SECRET: secret,
  MADO_TURN_BACKEND: '127.0.0.1:3480',
};
const nowhere = () => Promise.reject(new Error('no name was to be looked up'));
const linesFor = async (changes: Record<string, string | undefined> = {}) => {
  const config = readConfig({ ...environment, ...changes }, 'serve');
  return coturnConfig(config, await mediaAddresses(config, nowhere)).split('\n');
};

it('refuses every peer but the media, of either family', async () => {
  const lines = await linesFor();
  expect(lines.filter((line) => line.includes('-peer-ip='))).toEqual([
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'allowed-peer-ip=203.0.113.7',
  ]);
  for (const rule of ['no-multicast-peers', 'no-tcp-relay', 'no-cli', 'user-quota=40', 'stale-nonce=600'])
    expect(lines).toContain(rule);
  expect(lines.join()).not.toContain('allow-loopback-peers');
});

it('lets in whom the server lets in', async () => {
  const lines = await linesFor();
  for (const line of ['use-auth-secret', `static-auth-secret=${secret}`, 'realm=mado.example.jp'])
    expect(lines).toContain(line);
});

it('listens on loopback alone where it is behind our port, and is told who is before it', async () => {
  const lines = await linesFor();
  for (const line of ['listening-ip=127.0.0.1', 'tcp-proxy-port=3480', 'no-udp', 'no-tls', 'no-dtls'])
    expect(lines).toContain(line);
});

it('leaves to the operator where it listens, where it is reached without us', async () => {
  const lines = await linesFor({ MADO_TURN_BACKEND: undefined });
  expect(lines.filter((line) => line.startsWith('listening'))).toEqual([]);
});

it('knows media that are announced by a name', async () => {
  const config = readConfig({ ...environment, MADO_ANNOUNCED_ADDRESS: 'media.example.jp' }, 'serve');
  const addresses = await mediaAddresses(config, (name) =>
    Promise.resolve(name === 'media.example.jp' ? ['203.0.113.7', '2001:db8::7'] : []),
  );
  const text = coturnConfig(config, addresses);
  for (const line of ['allowed-peer-ip=203.0.113.7', 'allowed-peer-ip=2001:db8::7', 'relay-ip=2001:db8::7'])
    expect(text).toContain(line);
});

it('says what is missing where there is no TURN server', () => {
  expect(() => coturnConfig({ turn: null }, [])).toThrow(/MADO_TURN_URLS/);
});
