import { afterEach, describe, expect, it, vi } from 'vitest';
import { callLogPage } from '@mado/core/protocol/rest/calls.ts';
import { getJson } from './get-json.ts';

const answerWith = (response: () => Response | Promise<Response>): void => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => response()),
  );
};
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const ask = (): Promise<unknown> => getJson('/api/admin/calls', callLogPage);

afterEach(() => vi.unstubAllGlobals());

describe('getJson', () => {
  it('gives the answer that the schema knows', async () => {
    answerWith(() => json({ calls: [], nextCursor: null }));
    await expect(ask()).resolves.toEqual({ calls: [], nextCursor: null });
  });

  it('passes on the code of a refusal', async () => {
    answerWith(() => json({ error: { code: 'rate-limited', retryable: true } }, 429));
    await expect(ask()).rejects.toMatchObject({ code: 'rate-limited', retryable: true });
  });

  it('finds a code where something in between refused', async () => {
    answerWith(() => new Response('<h1>Unauthorized</h1>', { status: 401 }));
    await expect(ask()).rejects.toMatchObject({ code: 'unauthenticated', retryable: false });
  });

  it('is disconnected when nothing answers', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(ask()).rejects.toMatchObject({ code: 'disconnected', retryable: true });
  });

  it('refuses an answer of another version', async () => {
    answerWith(() => json({ calls: [{ callId: 'one' }], nextCursor: null }));
    await expect(ask()).rejects.toMatchObject({ code: 'invalid-message', retryable: false });
  });
});
