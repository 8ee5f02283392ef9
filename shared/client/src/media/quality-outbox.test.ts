import { windowOf, type QualityWindow } from '@mado/core/domain/quality-window.ts';
import { MOST_WINDOWS } from '@mado/core/protocol/quality.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import { initialConnection, type Connection } from '../socket/connection.ts';
import { RequestError } from '../socket/request-error.ts';
import { createStore, type Store } from '../socket/store.ts';
import { QualityOutbox } from './quality-outbox.ts';
import type { MediaSignaling } from './signaling.ts';

const receive = { picture: null, sound: null, rttMs: null, skewMs: null, path: null, unheardMs: 0 };
const window = (slot: number): QualityWindow => windowOf(slot, [{ receive, send: null }]);

let connection: Store<Connection>;
let listeners: number;
let request: ReturnType<
  typeof vi.fn<(name: string, report: { windows: QualityWindow[] }) => Promise<unknown>>
>;
let outbox: QualityOutbox;

beforeEach(() => {
  connection = createStore<Connection>({ ...initialConnection, phase: 'connected' });
  listeners = 0;
  request = vi.fn(async () => ({}));
  const counted = {
    get: connection.get,
    subscribe: (listener: () => void) => {
      listeners += 1;
      const stop = connection.subscribe(listener);
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
  outbox = new QualityOutbox({ connection: counted, request } as unknown as MediaSignaling, 'call');
});

const line = (phase: Connection['phase']) => connection.set({ ...initialConnection, phase });
const sent = () => request.mock.calls.map(([, { windows }]) => windows.map(({ slot }) => slot));
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('sends each window once', async () => {
  outbox.add(window(1));
  await settled();
  outbox.add(window(2));
  await settled();
  expect(sent()).toEqual([[1], [2]]);
  expect(request.mock.calls[0]).toEqual(['media:quality', { callId: 'call', windows: [window(1)] }]);
});

it('keeps what a lost line holds back, in few messages, and of too many the latest', async () => {
  line('reconnecting');
  for (let slot = 1; slot <= 70; slot += 1) outbox.add(window(slot));
  await settled();
  expect(sent()).toEqual([]);
  line('connected');
  await settled();
  const slots = sent();
  expect(slots.map(({ length }) => length)).toEqual([MOST_WINDOWS, MOST_WINDOWS]);
  expect(slots.flat()).toEqual(Array.from({ length: 60 }, (_, index) => 11 + index));
});

it('sends again what was not answered, with the next one', async () => {
  request.mockRejectedValueOnce(new RequestError('disconnected', true));
  outbox.add(window(1));
  await settled();
  outbox.add(window(2));
  await settled();
  expect(sent()).toEqual([[1], [1, 2]]);
});

it('does not insist on what is refused', async () => {
  request.mockRejectedValueOnce(new RequestError('call-ended', false));
  outbox.add(window(1));
  await settled();
  outbox.add(window(2));
  await settled();
  expect(sent()).toEqual([[1], [2]]);
});

it('asks one thing at a time', async () => {
  const answer = Promise.withResolvers<unknown>();
  request.mockReturnValueOnce(answer.promise);
  for (const slot of [1, 2, 3]) outbox.add(window(slot));
  await settled();
  expect(sent()).toEqual([[1]]);
  answer.resolve({});
  await settled();
  expect(sent()).toEqual([[1], [2, 3]]);
});

it('listens until the last window was taken, and no longer', async () => {
  outbox.finish();
  await settled();
  expect(listeners).toBe(0);
});

it('brings the last windows after the end once the line is back', async () => {
  line('reconnecting');
  outbox.add(window(1));
  outbox.finish();
  await settled();
  expect(listeners).toBe(1);
  line('connected');
  await settled();
  expect([sent(), listeners]).toEqual([[[1]], 0]);
});
