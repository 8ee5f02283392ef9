import { restRoutes, type RestName } from '@mado/core/protocol/rest/routes.ts';
import { access } from '@mado/sfu-server/auth/access.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawGet, rawHttp } from '../../support/raw-http.ts';
import { TestApp } from '../../support/start-app.ts';

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await TestApp.start({ tablets: 1, interpreters: [['jsl']] });
  admin = await app.signIn('admin', app.ward.administrator);
});
afterAll(() => app[Symbol.asyncDispose]());

const changing = [
  ...(Object.keys(restRoutes) as RestName[]),
  ...Object.keys(access.auth).map((name) => name.replace(' ', ' /api/auth/admin')),
]
  .filter((name) => !name.startsWith('GET '))
  .map(
    (name) => name.replaceAll(/:\w+/g, '0195e0b0-0000-7000-8000-000000000001').split(' ') as [string, string],
  );

describe('a page of another site, in the browser of an administrator', () => {
  it.each(changing)('%s %s', async (method, target) => {
    const send = (headers: Record<string, string>, body: string) =>
      fetch(app.url + target, { method, headers: { cookie: admin, ...headers }, body });
    const foreign = ['https://evil.example', 'null', `${app.url}.evil.example`, 'http://localhost'];
    for (const origin of foreign) {
      const response = await send({ origin, 'content-type': 'application/json' }, '{}');
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('forbidden')]);
    }
    // What a form can send needs no leave of ours.
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await send({ 'content-type': type }, '{"role":"admin"}');
      expect(response.status).toBe(400);
    }
  });

  it('is not told what it may read', async () => {
    const response = await fetch(`${app.url}/api/admin/calls`, {
      headers: { cookie: admin, origin: 'https://evil.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('asks in vain with OPTIONS', async () => {
    const response = await fetch(`${app.url}/api/admin/people`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a path out of the folder of the clients', () => {
  it.each([
    '/tablet/../package.json',
    '/tablet/../../sfu-server/package.json',
    '/tablet/..%2f..%2fpackage.json',
    '/tablet/%2e%2e/%2e%2e/package.json',
    '/tablet/%252e%252e/package.json',
    '/tablet/..%5c..%5cpackage.json',
    '/tablet/....//package.json',
    '/tablet/assets/../../package.json',
    '/tablet//etc/passwd',
    '/tablet/%00/../package.json',
    '/tablet/.vite/manifest.json',
    '//etc/passwd',
    '/../../../../../../etc/passwd',
    'http://evil.example/../package.json',
    '/tablet/%c0%ae%c0%ae/package.json',
  ])('%s', async (target) => {
    const answer = await rawGet(app.url, target);
    expect(answer).not.toContain('"workspaces"');
    expect(answer).not.toContain('"@mado/');
    expect(answer).not.toContain('root:');
    expect(answer).toMatch(/^HTTP\/1\.1 [234]/);
  });
});

describe('a header that is not ours to give', () => {
  it.each([
    '/link/%0d%0aSet-Cookie:%20planted=1',
    '/tablet?x=%0d%0aSet-Cookie:%20planted=1',
    '/tablet%0d%0aSet-Cookie:%20planted=1',
    '/api/admin/calls/%0d%0aSet-Cookie:%20planted=1',
    '/%0d%0a%0d%0a<script>alert(1)</script>',
  ])('through the address %s', async (target) => {
    const [head = ''] = (await rawGet(app.url, target)).split('\r\n\r\n');
    expect(head).not.toMatch(/^set-cookie: *planted/im);
    expect(head).not.toContain('<script>');
  });

  it('through a Host that is none: it stays within its own header, and within the policy', async () => {
    const answer = await rawHttp(
      app.url,
      "GET /tablet/ HTTP/1.1\r\nHost: x; script-src 'unsafe-inline'\r\nConnection: close\r\n\r\n",
    );
    expect(answer).not.toContain("x; script-src 'unsafe-inline'");
  });

  it('through one request that pretends to be two', async () => {
    const smuggled = [
      'POST /api/admin/invitation/open HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
      '',
      '0',
      '',
      'GET /metrics HTTP/1.1',
      'Host: localhost',
      '',
      '',
    ].join('\r\n');
    expect(await rawHttp(app.url, smuggled)).not.toContain('mado_');
  });
});

describe('a body that is too much', () => {
  it.each([
    ['of a megabyte', JSON.stringify({ token: 'x'.repeat(1_000_000) })],
    ['with a depth of 7,000', `${'['.repeat(7_000)}${']'.repeat(7_000)}`],
    ['that is no JSON', '{'],
    ['with __proto__', '{"__proto__":{"polluted":true},"token":"x"}'],
    ['of another kind', '"text"'],
  ])('%s', async (_name, body) => {
    const response = await fetch(`${app.url}/api/admin/invitation/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body,
    });
    expect(response.status).toBe(400);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
