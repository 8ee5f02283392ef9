import { afterEach, describe, expect, it, vi } from 'vitest';
import { nothing } from '@mado/core/protocol/contract.ts';
import { ask, post } from './ask.ts';

function answerWith(response: () => Response | Promise<Response>) {
  const fetched = vi.fn(async (_url: string, _init?: RequestInit) => response());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const refused = (code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ error: { code, retryable: false } }), { status: 429, headers });

afterEach(() => vi.unstubAllGlobals());

describe('asking the HTTP API', () => {
  it('sends what is to be done as JSON', async () => {
    const fetched = answerWith(() => new Response('{}'));
    await expect(post('/api/x', { a: 1 }, nothing)).resolves.toEqual({});
    const init = fetched.mock.calls[0]?.[1];
    expect(init?.method).toBe('POST');
    expect(init?.body).toBe('{"a":1}');
  });

  it('says when a refused request may succeed, where the server does', async () => {
    answerWith(() => refused('rate-limited', { 'retry-after': '840' }));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 840_000,
    });
    answerWith(() => refused('rate-limited'));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: null });
  });

  it('is disconnected when nothing answers', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'disconnected', retryable: true });
  });

  it('refuses an answer of another version', async () => {
    answerWith(() => new Response('{"more":1}'));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'invalid-message' });
  });
});
