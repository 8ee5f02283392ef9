import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('pages', () => {
  it('lead from / to the three clients', async () => {
    const text = await (await server.getPage('/')).text();
    for (const client of ['/tablet/', '/interpreter/', '/admin/']) expect(text).toContain(`href="${client}"`);
    expect((await server.get('/pages.css')).headers.get('content-type')).toContain('text/css');
  });

  it('say that there is no such page', async () => {
    const response = await server.getPage('/nowhere');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('ページが見つかりません');
  });

  it('hold no inline script and no inline style', async () => {
    for (const target of ['/', '/nowhere', '/link/x']) {
      expect(await (await server.getPage(target)).text()).not.toMatch(/<script|<style|style=| on\w+=/);
    }
  });
});

describe('security headers', () => {
  it('allow own scripts, own style and the own WebSocket alone', async () => {
    const { headers } = await server.get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ${server.url.replace('http', 'ws')}`);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('hold browsers to TLS where there is TLS', async () => {
    await using secure = await TestServer.start({
      config: { secure: true, publicUrl: 'https://mado.example.jp' },
    });
    const { headers } = await secure.get('/');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('content-security-policy')).toContain('wss://mado.example.jp');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });

  it('do not repeat a host that is none', async () => {
    const { port } = new URL(server.url);
    const policy = await new Promise((resolve) => {
      http.get({ port, headers: { host: "x; script-src 'unsafe-inline'" } }, (response) => {
        resolve(response.headers['content-security-policy']);
        response.resume();
      });
    });
    expect(policy).not.toContain('unsafe-inline');
  });
});
