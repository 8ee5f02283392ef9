import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  emptyRoom,
  MediaScene,
  noObjects,
  refused,
  type MediaClient,
} from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('probing the ways to the media', () => {
  const room = { ...emptyRoom, transport: 2 };
  const probe = async (client: MediaClient) => {
    await client.ask['media:probe']({});
    await client.ask['media:open']({ direction: 'send' });
  };

  it('needs no call, opens a room of its own, and closes the one before', async () => {
    const tablet = scene.client('tablet');
    await probe(tablet);
    expect(scene.engine.objects()).toEqual(room);
    await probe(tablet);
    expect(scene.engine.objects()).toEqual(room);
    tablet.socket.leave();
    expect(scene.engine.objects()).toEqual(noObjects);
  });

  it('ends by itself after a minute', async () => {
    vi.useFakeTimers();
    try {
      const tablet = scene.client('tablet');
      await probe(tablet);
      vi.advanceTimersByTime(60_000);
      expect(scene.engine.objects()).toEqual(noObjects);
      await expect(tablet.ask['media:open']({ direction: 'send' })).rejects.toMatchObject(
        refused('not-joined'),
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives way to a call, and is refused in one', async () => {
    const tablet = scene.client('tablet');
    await probe(tablet);
    await tablet.join();
    expect(scene.engine.objects()).toEqual(emptyRoom);
    await expect(tablet.ask['media:probe']({})).rejects.toMatchObject(refused('call-in-progress'));
    expect(scene.engine.objects()).toEqual(emptyRoom);
  });

  it('is refused to whoever joined a call while the room was made', async () => {
    const tablet = scene.client('tablet');
    const gate = Promise.withResolvers<undefined>();
    scene.engine.gate = gate.promise;
    const probed = expect(tablet.ask['media:probe']({})).rejects.toMatchObject(refused('call-in-progress'));
    scene.engine.gate = Promise.resolve();
    await tablet.join();
    gate.resolve(undefined);
    await probed;
    expect(scene.engine.objects()).toEqual(emptyRoom);
  });

  it('shows nobody anything', async () => {
    const tablet = scene.client('tablet');
    await probe(tablet);
    const { producerId } = await tablet.produce();
    const { interpreter } = await scene.answered();
    await expect(interpreter.consume(producerId)).rejects.toMatchObject(refused('producer-not-found'));
    expect(scene.engine.producer(producerId)).toMatchObject({ paused: true, receivers: new Set() });
  });
});
