import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { RequestError } from '@mado/client/socket/request-error.ts';
import { createStore } from '@mado/client/socket/store.ts';
import type { TabletProtocol, TabletView } from '@mado/core/protocol/tablet.ts';
import { expect, test, vi } from 'vitest';
import { nothingChosen } from './chosen-wishes.ts';
import { requestCall } from './request-call.ts';

const jsl = { tag: 'jsl', modality: 'sign' } as const;
const id = '018f0000-0000-7000-8000-000000000001';

const viewOf = (requestId: string): TabletView => ({
  now: 1,
  timeZone: 'Asia/Tokyo',
  counter: { name: '', department: '', section: '' },
  languages: [{ ...jsl, closed: null, variants: [], estimate: null }],
  call: {
    callId: id,
    requestId,
    language: jsl,
    state: 'queued',
    position: 1,
    estimate: null,
    waitingSince: 1,
    graceMs: 120_000,
    ringing: false,
    media: null,
  },
});

/** Answers each request in turn with what it is given; the view shows the call a moment after the answer. */
function fakeSocket(answers: (() => unknown)[]) {
  const view = createStore<TabletView | null>(null);
  const asked: { requestId: string; language: string }[] = [];
  const request = vi.fn(async (_name: string, input: { requestId: string; language: string }) => {
    asked.push(input);
    const answer = answers.shift()?.();
    setTimeout(() => view.set(viewOf(input.requestId)), 5);
    return answer;
  });
  return { asked, socket: { view, request } as unknown as ClientSocket<TabletProtocol>, view };
}

const fail = (code: 'timeout' | 'unknown-language') => () => {
  throw new RequestError(code, code === 'timeout');
};

test('it is done when the view shows the call', async () => {
  const { socket, view, asked } = fakeSocket([() => ({ callId: id })]);
  await requestCall(socket, jsl);
  expect(view.get()?.call?.requestId).toBe(asked[0]?.requestId);
});

test('an unanswered request is sent once more with the same id', async () => {
  const { socket, asked } = fakeSocket([fail('timeout'), () => ({ callId: id })]);
  await requestCall(socket, jsl);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.requestId).toBe(asked[0]?.requestId);
});

test('a refusal is not repeated', async () => {
  const { socket, asked } = fakeSocket([fail('unknown-language')]);
  await expect(requestCall(socket, jsl)).rejects.toMatchObject({ code: 'unknown-language' });
  expect(asked).toHaveLength(1);
});

test('what the staff entered goes with it', async () => {
  const { socket, asked } = fakeSocket([() => ({ callId: id })]);
  await requestCall(socket, jsl, { ...nothingChosen, ticket: 'A-102', variants: { jsl: 'coded' } });
  expect(asked).toMatchObject([{ language: 'jsl', ticket: 'A-102', variants: ['coded'] }]);
});
