import type { WrittenText } from '@mado/core/protocol/text.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import { createStore } from '../socket/store.ts';
import type { MediaSignaling } from './signaling.ts';
import { TextChannel } from './text-channel.ts';

/** The two ends of a line that can be cut: what one sends, the other is given. */
class End {
  readonly connection = createStore<{ phase: string }>({ phase: 'connected' });
  readonly sent: WrittenText[] = [];
  readonly channel: TextChannel;
  stop: () => void;
  other: End | null = null;
  readonly #listeners = new Map<string, (body: never) => void>();

  constructor() {
    const signaling = {
      connection: this.connection,
      on: (name: string, listener: (body: never) => void) => {
        this.#listeners.set(name, listener);
        return () => this.#listeners.delete(name);
      },
      request: async (_name: string, written: WrittenText) => {
        if (this.connection.get().phase !== 'connected') throw new RequestError('disconnected', true);
        this.sent.push(written);
        if (this.other?.connection.get().phase === 'connected') this.other.hear('media:written', written);
      },
    };
    this.channel = new TextChannel(signaling as unknown as MediaSignaling);
    this.stop = this.channel.start();
  }

  hear(name: string, body: unknown = {}): void {
    this.#listeners.get(name)?.(body as never);
  }

  get texts(): string[] {
    return this.channel.messages.get().map(({ text }) => text);
  }
}

let here: End;
let there: End;

beforeEach(() => {
  vi.useFakeTimers();
  [here, there] = [new End(), new End()];
  [here.other, there.other] = [there, here];
});

afterEach(() => {
  here.stop();
  there.stop();
  vi.useRealTimers();
});

it('is read along within half a second of being written', async () => {
  here.channel.write('h');
  here.channel.write('he');
  await vi.advanceTimersByTimeAsync(500);
  expect(there.channel.messages.get()).toMatchObject([{ text: 'he', done: false, isMine: false }]);
  here.channel.write('hello');
  await vi.advanceTimersByTimeAsync(500);
  expect(there.texts).toEqual(['hello']);
  expect(here.sent).toHaveLength(2);
});

it('is told at once when it is done, and the next one is another', async () => {
  here.channel.write('one');
  here.channel.finish('one ');
  here.channel.finish('two');
  await vi.advanceTimersByTimeAsync(0);
  expect(there.channel.messages.get()).toMatchObject([
    { text: 'one', done: true },
    { text: 'two', done: true },
  ]);
  expect(here.channel.messages.get().map(({ isMine }) => isMine)).toEqual([true, true]);
});

it('is taken back when it is emptied, on both sides', async () => {
  here.channel.write('never mind');
  await vi.advanceTimersByTimeAsync(500);
  here.channel.finish('  ');
  await vi.advanceTimersByTimeAsync(0);
  expect([here.texts, there.texts]).toEqual([[], []]);
});

it('both can write at the same time', async () => {
  here.channel.write('from here');
  there.channel.write('from there');
  await vi.advanceTimersByTimeAsync(500);
  expect(here.texts).toEqual(['from here', 'from there']);
  expect(there.texts).toEqual(['from there', 'from here']);
});

it('arrives in its order once the own line is back', async () => {
  here.connection.set({ phase: 'reconnecting' });
  here.channel.finish('one');
  here.channel.finish('two');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(there.texts).toEqual([]);
  here.connection.set({ phase: 'connected' });
  await vi.advanceTimersByTimeAsync(0);
  expect(there.texts).toEqual(['one', 'two']);
});

it('is sent again to whoever was away, who reads none of it twice', async () => {
  here.channel.finish('before');
  await vi.advanceTimersByTimeAsync(0);
  there.connection.set({ phase: 'reconnecting' });
  here.channel.finish('meanwhile');
  await vi.advanceTimersByTimeAsync(0);
  expect(there.texts).toEqual(['before']);
  there.connection.set({ phase: 'connected' });
  here.hear('media:text-wanted');
  await vi.advanceTimersByTimeAsync(0);
  expect(there.texts).toEqual(['before', 'meanwhile']);
});

it('ends with the call: nothing is sent any more', async () => {
  here.channel.write('too late');
  here.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(here.sent).toEqual([]);
});

it('keeps the newest two hundred', async () => {
  for (let count = 0; count < 205; count += 1) here.channel.finish(`${count}`);
  await vi.advanceTimersByTimeAsync(0);
  for (const end of [here, there]) {
    expect(end.texts).toHaveLength(200);
    expect(end.texts[0]).toBe('5');
  }
});
