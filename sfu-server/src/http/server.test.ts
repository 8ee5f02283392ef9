import { mkdtemp, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { HttpServer } from './server.ts';

const host = '127.0.0.1';
const answer: http.RequestListener = (_request, response) => {
  response.end('ok');
};

it('says that its port is taken', async () => {
  await using first = await HttpServer.create(answer, null);
  const port = await first.listen({ host, port: 0 });
  await using second = await HttpServer.create(answer, null);
  await expect(second.listen({ host, port })).rejects.toMatchObject({ code: 'port-taken' });
});

it('says that it has no such address', async () => {
  await using server = await HttpServer.create(answer, null);
  await expect(server.listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    code: 'address-unusable',
  });
});

it('ends connections that are kept alive, once and for all', async () => {
  const server = await HttpServer.create(answer, null);
  const port = await server.listen({ host, port: 0 });
  const agent = new http.Agent({ keepAlive: true });
  await new Promise((resolve) => {
    http.get({ host, port, agent }, (response) => response.resume().once('end', resolve));
  });
  await Promise.all([server[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]);
  await expect(fetch(`http://${host}:${port}`)).rejects.toThrow('fetch failed');
  agent.destroy();
});

it('can be closed without ever having listened', async () => {
  const server = await HttpServer.create(answer, null);
  await server[Symbol.asyncDispose]();
});

it('says that a certificate cannot be used', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mado-'));
  const broken = path.join(folder, 'broken.pem');
  await writeFile(broken, 'not a certificate');
  for (const certFile of [broken, path.join(folder, 'missing.pem')]) {
    await expect(HttpServer.create(answer, { certFile, keyFile: broken })).rejects.toMatchObject({
      code: 'tls-unusable',
    });
  }
});
