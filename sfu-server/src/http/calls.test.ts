import { callDetail, callLogPage } from '@mado/core/protocol/rest/calls.ts';
import { restError } from '@mado/core/protocol/rest/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCall, TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(restError.parse(await response.json()).error.code).toBe(code);
}

describe('the API of administrators', () => {
  it.each([
    '/api/admin/calls',
    `/api/admin/calls/${sampleCall.callId}`,
    '/api/admin/calls.csv',
    '/api/admin/nothing',
  ])('refuses %s to who is not signed in', async (target) => {
    await expectRefusal(await server.get(target), 401, 'unauthenticated');
    await expectRefusal(await server.get(target, { cookie: 'mado-tablet=good' }), 401, 'unauthenticated');
  });

  it('tells the call log', async () => {
    const response = await server.getAsAdmin(`/api/admin/calls?limit=7&cursor=${sampleCall.callId}`);
    expect(callLogPage.parse(await response.json()).calls).toEqual([sampleCall]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['limit=0', 'limit=201', 'limit=many', 'cursor=1', 'cursor=a&cursor=b'])(
    'refuses ?%s',
    async (query) => {
      await expectRefusal(await server.getAsAdmin(`/api/admin/calls?${query}`), 400, 'invalid-message');
    },
  );

  it('tells one call', async () => {
    const response = await server.getAsAdmin(`/api/admin/calls/${sampleCall.callId}`);
    expect(callDetail.parse(await response.json()).call).toEqual(sampleCall);
  });

  it.each([
    ['0195e0b0-0000-7000-8000-000000000009', 'call-not-found'],
    ['1', 'not-found'],
    ["'%20or%20true", 'not-found'],
  ])('knows no call %s', async (id, code) => {
    await expectRefusal(await server.getAsAdmin(`/api/admin/calls/${id}`), 404, code);
  });

  it('refuses an address that cannot be decoded', async () => {
    await expectRefusal(await server.getAsAdmin('/api/admin/calls/%E0%A4%A'), 400, 'invalid-message');
  });

  it('gives the log out as a file', async () => {
    const response = await server.getAsAdmin('/api/admin/calls.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('mado-calls.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('tells a defect as internal, and logs it', async () => {
    await expectRefusal(
      await server.getAsAdmin('/api/admin/calls/0195e0b0-0000-7000-8000-000000000002'),
      500,
      'internal',
    );
    expect(server.logged()).toContain('down');
  });

  it('knows nothing else', async () => {
    await expectRefusal(await server.getAsAdmin('/api/other'), 404, 'not-found');
    await expectRefusal(
      await fetch(`${server.url}/api/admin/calls`, {
        method: 'POST',
        headers: { cookie: 'mado-admin=good' },
      }),
      404,
      'not-found',
    );
  });
});
