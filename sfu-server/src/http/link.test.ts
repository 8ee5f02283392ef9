import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshToken, TestServer, usedToken } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('a sign-in link', () => {
  it('sets the cookie and goes to the client', async () => {
    const response = await server.get(`/link/${freshToken}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/interpreter/');
    expect(response.headers.get('set-cookie')).toContain('mado-interpreter=x');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    [usedToken, 410, 'すでに|もう使われています'],
    ['x', 404, 'このリンクは使えません'],
  ])('says what to do in two languages: %s', async (token, status, words) => {
    const response = await server.getPage(`/link/${token}`);
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toMatch(new RegExp(words));
    expect(text).toMatch(/<section lang="en">/);
    expect(text).not.toContain(token.repeat(2));
  });

  it('is not used up by a look ahead', async () => {
    for (const headers of [{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }]) {
      const response = await server.get(`/link/${freshToken}`, headers);
      expect(response.status).toBe(403);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
    expect(
      (await fetch(`${server.url}/link/${freshToken}`, { method: 'HEAD' })).headers.get('set-cookie'),
    ).toBeNull();
  });

  it('cannot be guessed at speed', async () => {
    await using guarded = await TestServer.start();
    const guess = () => fetch(`${guarded.url}/link/${randomBytes(32).toString('base64url')}`);
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await guess()).status));
    expect(new Set(statuses)).toEqual(new Set([404]));
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
  });

  it('leaves no token in the log', async () => {
    await server.get(`/link/${freshToken}?again=${freshToken}`);
    await expect.poll(() => server.logged()).toContain('/link/…');
    expect(server.logged()).not.toContain(freshToken);
  });
});
