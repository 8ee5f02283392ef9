import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import type { Connection } from '../socket/connection.ts';
import { createStore } from '../socket/store.ts';
import { followPerson, type Following } from './follow-person.ts';

const who = vi.fn<() => Promise<string>>();
const changed = vi.fn();
const connection = createStore<Connection>({ phase: 'reconnecting', refused: null });
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

let following: Following | null = null;

function scene() {
  connection.set({ phase: 'reconnecting', refused: null });
  following = followPerson({ connection, who, changed });
  const { look } = following;
  const comesBackAs = async (person: string): Promise<void> => {
    who.mockResolvedValue(person);
    connection.set({ phase: 'reconnecting', refused: null });
    connection.set({ phase: 'connected', refused: null });
    await settled();
  };
  return { look, comesBackAs };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
});
afterEach(() => {
  following?.stop();
  vi.useRealTimers();
});

it('is content with the first, and with the same one again', async () => {
  const { comesBackAs } = scene();
  await comesBackAs('hana');
  await comesBackAs('hana');
  expect(who).toHaveBeenCalledTimes(2);
  expect(changed).not.toHaveBeenCalled();
});

it('tells when the line comes back as somebody else’s', async () => {
  const { comesBackAs } = scene();
  await comesBackAs('hana');
  await comesBackAs('ken');
  expect(changed).toHaveBeenCalledOnce();
});

it('remembers whose it was while nobody was signed in', async () => {
  const { comesBackAs } = scene();
  await comesBackAs('hana');
  connection.set({ phase: 'reconnecting', refused: 'unauthenticated' });
  await comesBackAs('ken');
  expect(changed).toHaveBeenCalledOnce();
});

it('asks until it knows, as long as there is a line', async () => {
  const { comesBackAs } = scene();
  await comesBackAs('hana');
  connection.set({ phase: 'reconnecting', refused: null });
  who.mockReset();
  who.mockRejectedValueOnce(new RequestError('disconnected', true)).mockResolvedValue('ken');
  connection.set({ phase: 'connected', refused: null });
  await settled();
  expect(changed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(changed).toHaveBeenCalledOnce();
  expect(who).toHaveBeenCalledTimes(2);
});

it('asks no more once the line is lost again', async () => {
  scene();
  who.mockRejectedValue(new RequestError('disconnected', true));
  connection.set({ phase: 'connected', refused: null });
  await settled();
  connection.set({ phase: 'reconnecting', refused: null });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(who).toHaveBeenCalledOnce();
});

it('takes no answer that another question has overtaken', async () => {
  const { look, comesBackAs } = scene();
  await comesBackAs('hana');
  const slow = Promise.withResolvers<string>();
  who.mockReturnValueOnce(slow.promise);
  look();
  look();
  slow.resolve('ken');
  await settled();
  expect(changed).not.toHaveBeenCalled();
});

it('looks also when it is asked to, over a line that still is the former one’s', async () => {
  const { look, comesBackAs } = scene();
  await comesBackAs('hana');
  who.mockResolvedValue('ken');
  look();
  await settled();
  expect(changed).toHaveBeenCalledOnce();
});

it('asks at once where there is a line already, and nothing more once it was stopped', async () => {
  connection.set({ phase: 'connected', refused: null });
  const answer = Promise.withResolvers<string>();
  who.mockReturnValue(answer.promise);
  const { stop } = followPerson({ connection, who, changed });
  expect(who).toHaveBeenCalledOnce();
  stop();
  answer.reject(new RequestError('disconnected', true));
  await vi.advanceTimersByTimeAsync(30_000);
  connection.set({ phase: 'reconnecting', refused: null });
  connection.set({ phase: 'connected', refused: null });
  expect(who).toHaveBeenCalledOnce();
});
