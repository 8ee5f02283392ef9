import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { types } from 'mediasoup-client';
import { beforeEach, expect, it, vi, type Mock } from 'vitest';
import { RequestError } from '../socket/request-error.ts';
import { Receiver } from './receiver.ts';
import type { MediaSignaling } from './signaling.ts';

type Ask = 'media:consume' | 'media:resume' | 'media:key-frame';

const camera: RemoteProducer = { producerId: 'camera', kind: 'video', paused: false };

let shown: Set<unknown>;
let consumers: { close: Mock }[];
/** What the server answers to each request, once that is known. */
let answers: Record<Ask, PromiseWithResolvers<unknown>>;
let failed: Mock;
let receiver: Receiver;
let phase: 'connected' | 'reconnecting';
let asked: string[];

beforeEach(() => {
  shown = new Set();
  consumers = [];
  failed = vi.fn();
  answers = {
    'media:consume': Promise.withResolvers(),
    'media:resume': Promise.withResolvers(),
    'media:key-frame': Promise.withResolvers(),
  };
  [phase, asked] = ['connected', []];
  const signaling = {
    connection: { get: () => ({ phase }) },
    request: (name: Ask) => {
      asked.push(name);
      return answers[name].promise;
    },
  };
  const transport = {
    connectionState: 'connected',
    on: () => undefined,
    off: () => undefined,
    consume: async ({ id }: { id: string }) => {
      const consumer = { id, kind: 'video', track: { of: id }, close: vi.fn() };
      consumers.push(consumer);
      return consumer;
    },
  };
  const stream = {
    addTrack: (track: unknown) => shown.add(track),
    removeTrack: (track: unknown) => shown.delete(track),
  };
  receiver = new Receiver(
    signaling as unknown as MediaSignaling,
    transport as unknown as types.Transport,
    {},
    { stream: stream as unknown as MediaStream, failed },
  );
});

const consumed = { consumerId: 'consumer', producerId: 'camera', kind: 'video', rtpParameters: {} };

/** Lets everything that is under way come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function receive(): Promise<void> {
  receiver.update([camera]);
  answers['media:consume'].resolve(consumed);
  await settled();
}

it('shows what the other side sends', async () => {
  await receive();
  answers['media:resume'].resolve({});
  await settled();
  expect(shown.size).toBe(1);
  expect(failed).not.toHaveBeenCalled();
});

it.each(['media-unavailable', 'consumer-not-found'] as const)(
  'thinks nothing of %s for the consumer of a producer that is gone from the list',
  async (code) => {
    await receive();
    receiver.update([]);
    answers['media:resume'].reject(new RequestError(code, true));
    await settled();
    expect(failed).not.toHaveBeenCalled();
    expect(shown.size).toBe(0);
    expect(consumers[0]?.close).toHaveBeenCalledOnce();
  },
);

it('thinks nothing of a refusal to consume what is gone from the list', async () => {
  receiver.update([camera]);
  receiver.update([]);
  answers['media:consume'].reject(new RequestError('codec-unsupported', false));
  await settled();
  expect(failed).not.toHaveBeenCalled();
});

it('says that it failed while the other side still sends, and tries anew with the next list', async () => {
  await receive();
  const refusal = new RequestError('media-unavailable', true);
  answers['media:resume'].reject(refusal);
  await settled();
  expect(failed).toHaveBeenCalledExactlyOnceWith(refusal);
  expect(shown.size).toBe(0);
  answers['media:resume'] = Promise.withResolvers();
  receiver.update([camera]);
  await settled();
  expect(shown.size).toBe(1);
});

it('asks for a key frame, but not on a line that is not there', async () => {
  receiver.update([camera]);
  answers['media:consume'].resolve(consumed);
  await settled();
  phase = 'reconnecting';
  expect(receiver.requestKeyFrame()).toBe(false);
  expect(asked).not.toContain('media:key-frame');
  phase = 'connected';
  expect(receiver.requestKeyFrame()).toBe(true);
  expect(asked).toContain('media:key-frame');
});
