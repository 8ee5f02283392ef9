import type { Connection } from '@mado/client/socket/connection.ts';
import { RequestError } from '@mado/client/socket/request-error.ts';
import { createStore } from '@mado/client/socket/store.ts';
import { expect, test, vi } from 'vitest';
import { untilAnswered } from './until-answered.ts';

const lost: Connection = { phase: 'offline', refused: null };
const back: Connection = { phase: 'connected', refused: null };
const unanswered = new RequestError('disconnected', true);

test('what the lost line swallowed is asked again once it is back, and not before', async () => {
  const connection = createStore<Connection>(lost);
  const ask = vi.fn<() => Promise<void>>().mockRejectedValueOnce(unanswered).mockResolvedValue();
  const answered = untilAnswered(connection, ask);
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
  connection.set({ phase: 'reconnecting', refused: null });
  // Whatever follows from it has followed by then.
  await new Promise((resolve) => setTimeout(resolve));
  expect(ask).toHaveBeenCalledTimes(1);
  connection.set(back);
  await answered;
  expect(ask).toHaveBeenCalledTimes(2);
});

test('on a line that stands it is asked again at once', async () => {
  const ask = vi.fn<() => Promise<void>>().mockRejectedValueOnce(unanswered).mockResolvedValue();
  await untilAnswered(createStore(back), ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a refusal is an answer', async () => {
  const ask = vi.fn<() => Promise<void>>().mockRejectedValue(new RequestError('call-ended', false));
  await expect(untilAnswered(createStore(back), ask)).rejects.toMatchObject({ code: 'call-ended' });
  expect(ask).toHaveBeenCalledTimes(1);
});
