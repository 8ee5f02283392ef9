import http from 'node:http';
import { expect, it } from 'vitest';
import { peersBehind } from '../peers.ts';
import { HttpServer } from './server.ts';

const host = '127.0.0.1';
const plain = { tls: null, peers: peersBehind(null) };
const answer: http.RequestListener = (_request, response) => {
  response.end('ok');
};

it('says that its port is taken', async () => {
  await using first = new HttpServer(answer, plain);
  const port = await first.listen({ host, port: 0 });
  await using second = new HttpServer(answer, plain);
  await expect(second.listen({ host, port })).rejects.toMatchObject({ code: 'port-taken' });
});

it('says that it has no such address', async () => {
  await using server = new HttpServer(answer, plain);
  await expect(server.listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    code: 'address-unusable',
  });
});

it('ends connections that are kept alive, once and for all', async () => {
  const server = new HttpServer(answer, plain);
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
  const server = new HttpServer(answer, plain);
  await server[Symbol.asyncDispose]();
});
