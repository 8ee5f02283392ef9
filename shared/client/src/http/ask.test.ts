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

  it('waits for what it reads no longer than people do, and for what is done as long as it takes', async () => {
    vi.useFakeTimers();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const limit = new AbortController();
      setTimeout(() => limit.abort(new DOMException('', 'TimeoutError')), ms);
      return limit.signal;
    });
    const never = vi.fn(
      (_url: string, { signal }: RequestInit) =>
        new Promise<Response>((_, reject) =>
          signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError'))),
        ),
    );
    vi.stubGlobal('fetch', never);
    const read = expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'timeout', retryable: true });
    const told = vi.fn();
    post('/api/x', {}, nothing).then(told, told);
    await vi.advanceTimersByTimeAsync(15_000);
    await read;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).not.toHaveBeenCalled();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('leaves what its caller has broken off to the caller', async () => {
    answerWith(() => Promise.reject(new DOMException('', 'AbortError')));
    await expect(ask('/api/x', nothing, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      DOMException,
    );
  });

  it('is disconnected when the answer breaks off', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
    answerWith(() => new Response(broken));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'disconnected', retryable: true });
  });

  it('refuses an answer of another version', async () => {
    answerWith(() => new Response('{"more":1}'));
    await expect(ask('/api/x', nothing)).rejects.toMatchObject({ code: 'invalid-message' });
  });
});
