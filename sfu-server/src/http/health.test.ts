import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('health', () => {
  it('lives', async () => {
    expect((await server.get('/healthz')).status).toBe(200);
  });

  it('is ready, or says why not', async () => {
    await using ready = await TestServer.start({
      readiness: { database: () => null, heat: () => ({ degraded: 'warm' }) },
    });
    expect(await (await ready.get('/readyz')).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', heat: 'degraded: warm' },
    });
    const readiness = {
      database: () => Promise.reject(new Error('down')),
      workers: () => 'no media worker lives',
      disk: () => null,
      heat: () => ({ degraded: 'warm' }),
    };
    await using unready = await TestServer.start({ readiness });
    const response = await unready.get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'not-ready',
      checks: { database: 'failed', workers: 'no media worker lives', disk: 'ok', heat: 'degraded: warm' },
    });
  });
});

describe('/metrics', () => {
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it('is open to this machine', async () => {
    expect(await (await server.get('/metrics')).text()).toContain('mado_media_workers 2');
  });

  it('needs the token behind a proxy', async () => {
    await using proxied = await TestServer.start({
      config: { trustedProxies: ['loopback'], metricsToken: 'correct-horse-battery' },
    });
    expect((await fetch(`${proxied.url}/metrics`)).status).toBe(401);
    expect((await fetch(`${proxied.url}/metrics`, bearer('wrong'))).status).toBe(401);
    expect((await fetch(`${proxied.url}/metrics`, bearer('correct-horse-battery'))).status).toBe(200);
  });
});
