import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { selfSigned } from '@mado/sfu-server/trial/self-signed.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readyIn } from '../support/ready-file.ts';
import { spawnServer, type SpawnedServer } from '../support/spawned-server.ts';

const DAY = 86_400_000;
let folder: string;
let server: SpawnedServer;
let url: URL;

const file = (name: string) => path.join(folder, name);

/** Puts a new certificate in the place of the former one, as certbot does. */
async function issue(days: number): Promise<X509Certificate> {
  const { certificate, key } = await selfSigned(
    { addresses: ['127.0.0.1'], names: ['localhost'] },
    { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + days * DAY) },
  );
  for (const [name, text] of Object.entries({ 'cert.pem': certificate, 'key.pem': key })) {
    await writeFile(file(`${name}.new`), text);
    await rename(file(`${name}.new`), file(name));
  }
  return new X509Certificate(certificate);
}

async function connect(): Promise<tls.TLSSocket> {
  const socket = tls.connect({ host: '127.0.0.1', port: Number(url.port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  return socket;
}

/** What the server shows to who comes now. */
async function shown(): Promise<string | undefined> {
  const socket = await connect();
  socket.end();
  return socket.getPeerX509Certificate()?.fingerprint256;
}

/** Asks over a connection that is there already. */
async function ask(socket: tls.TLSSocket, target: string, until = '\r\n\r\n'): Promise<string> {
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  let answer = '';
  while (!answer.includes(until)) answer += String((await once(socket, 'data'))[0]);
  return answer;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mado-tls-'));
  await issue(200);
  server = spawnServer(folder, {
    MADO_PORT: '0',
    MADO_DATA_DIR: file('data'),
    MADO_MEDIA_WORKERS: '1',
    MADO_READY_FILE: file('ready.json'),
    MADO_LOG_LEVEL: 'info',
    MADO_TLS_CERT: file('cert.pem'),
    MADO_TLS_KEY: file('key.pem'),
    MADO_EMBEDDED_DATABASE: 'accept-risk',
  });
  url = new URL((await readyIn(folder)).url);
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.exit;
  await rm(folder, { recursive: true });
});

it('takes a renewed certificate at SIGHUP, and whoever is connected stays', async () => {
  const before = await connect();
  const renewed = await issue(300);
  server.child.kill('SIGHUP');
  await server.says((output) => output.includes('tls-reloaded'));
  expect(await shown()).toBe(renewed.fingerprint256);
  expect(await ask(before, '/healthz')).toMatch(
    /^HTTP\/1\.1 200 .*\r\nStrict-Transport-Security: max-age=31536000\r\n/s,
  );
  const metrics = await ask(before, '/metrics', '\nmado_tls_certificate_expiry_seconds ');
  expect(Number(/^mado_tls_certificate_expiry_seconds (\d+)/m.exec(metrics)?.[1]) / 86_400).toBeCloseTo(
    300,
    0,
  );
  before.end();
});

it('keeps the former one where the new one cannot be used, and says so', async () => {
  const before = await shown();
  await writeFile(file('key.pem'), 'damaged');
  server.child.kill('SIGHUP');
  const output = await server.says((text) => text.includes('tls-reload-refused'));
  expect(await shown()).toBe(before);
  expect(output).not.toContain('damaged');
});

it('takes a renewed one by itself, and warns of one that is about to expire', async () => {
  const renewed = await issue(10);
  await server.says((output) => output.includes('tls-expires-soon'));
  expect(await shown()).toBe(renewed.fingerprint256);
});

it('speaks no TLS before 1.2', async () => {
  const old = tls.connect({
    host: '127.0.0.1',
    port: Number(url.port),
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  await expect(once(old, 'secureConnect')).rejects.toThrow(/alert|version/);
});
