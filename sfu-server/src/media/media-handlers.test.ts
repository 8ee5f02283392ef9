import { beforeEach, describe, expect, it } from 'vitest';
import { emptyRoom, MediaScene, noObjects, refused } from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('coming and going', () => {
  it('lets a participant whose socket went away join again', async () => {
    const { tablet, interpreter } = await scene.answered();
    tablet.socket.leave();
    expect(interpreter.lists.at(-1)).toEqual([]);
    expect(scene.engine.objects()).toEqual({ ...emptyRoom, transport: 3 });
    const again = scene.client('tablet', tablet.participantId);
    await again.join();
    await again.openBoth();
    const { producerId } = await again.produce();
    expect(interpreter.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: false }]);
    await expect(interpreter.consume(producerId)).resolves.toHaveProperty('consumerId');
  });

  it('replaces the first of two sockets of one participant', async () => {
    const first = await scene.joined('tablet');
    const second = scene.client('tablet', first.participantId);
    await second.join();
    expect(first.closures).toEqual(['replaced']);
    expect(scene.engine.objects()).toEqual(emptyRoom);
    await expect(first.produce()).rejects.toMatchObject(refused('not-joined'));
    first.socket.leave();
    await second.openBoth();
    await expect(second.produce()).resolves.toHaveProperty('producerId');
  });

  it('closes what a socket had open when it joins again, without a word', async () => {
    const client = await scene.joined('tablet');
    await client.join();
    expect(scene.engine.objects()).toEqual(emptyRoom);
    expect(client.closures).toEqual([]);
  });

  it('opens nothing for a socket that went away while it joined', async () => {
    const client = scene.client('tablet');
    const join = client.join();
    client.socket.leave();
    await join;
    await expect(client.openBoth()).rejects.toMatchObject(refused('not-joined'));
  });

  it('closes all calls when disposed of', async () => {
    await scene.answered();
    await scene.media[Symbol.asyncDispose]();
    expect(scene.engine.objects()).toEqual(noObjects);
  });
});
