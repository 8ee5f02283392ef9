import { beforeEach, describe, expect, it } from 'vitest';
import { MediaScene, refused } from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('before the answer', () => {
  const held = (producerId: string) => [{ producerId, kind: 'video', paused: false, held: true }];
  /** Whether the engine would forward anything of it to anybody. */
  const flows = (producerId: string): boolean => {
    const { paused, receivers } = scene.engine.producer(producerId);
    return !paused && receivers.size > 0;
  };

  it('both sides may make everything ready, and the engine holds it back', async () => {
    const { tablet, interpreter, sent } = await ready();
    expect(interpreter.lists.at(-1)).toEqual(held(sent.tablet));
    expect(tablet.lists.at(-1)).toEqual(held(sent.interpreter));
    for (const producerId of Object.values(sent)) {
      const owner = producerId === sent.tablet ? tablet : interpreter;
      await owner.ask['media:set-paused']({ producerId, paused: true });
      await owner.ask['media:set-paused']({ producerId, paused: false });
      expect(scene.engine.producer(producerId)).toMatchObject({ paused: true, receivers: new Set() });
    }
  });

  it('of what both have made ready everything flows with the answer, by one key frame', async () => {
    const { tablet, interpreter, sent } = await ready();
    scene.media.answer(scene.callId, interpreter.participantId);
    for (const producerId of Object.values(sent)) {
      expect(flows(producerId)).toBe(true);
      expect(scene.engine.producer(producerId).keyFrames).toBe(1);
    }
    expect(tablet.lists.at(-1)).toEqual([{ producerId: sent.interpreter, kind: 'video', paused: false }]);
    expect(interpreter.lists.at(-1)).toEqual([{ producerId: sent.tablet, kind: 'video', paused: false }]);
  });

  it('a tablet makes itself ready for one of several who are rung, and receives whoever answers', async () => {
    const { tablet, interpreter, sent } = await ready();
    const other = await scene.joined('interpreter');
    const { producerId } = await other.produce();
    await expect(tablet.consume(producerId)).rejects.toMatchObject(refused('producer-not-found'));
    const { consumerId } = await other.consume(sent.tablet);
    await other.ask['media:resume']({ consumerId });
    scene.media.answer(scene.callId, other.participantId);
    expect(tablet.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: false }]);
    // Nothing of the visitor goes to whoever did not answer.
    expect(scene.engine.producer(sent.tablet).receivers).toEqual(new Set([consumerId]));
    await expect(interpreter.ask['media:resume']({ consumerId })).rejects.toMatchObject(
      refused('not-joined'),
    );
  });

  it('somebody who is rung after an interpreter was lost receives nothing of what flowed', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    const before = await interpreter.consume(producerId);
    await interpreter.ask['media:resume']({ consumerId: before.consumerId });
    scene.media.revoke(scene.callId, interpreter.participantId);
    const next = await scene.joined('interpreter');
    expect(next.lists).toEqual([]);
    const { consumerId } = await next.consume(producerId);
    await next.ask['media:resume']({ consumerId });
    expect(scene.engine.producer(producerId).receivers).toEqual(new Set([before.consumerId]));
    await expect(tablet.consume(producerId)).rejects.toMatchObject(refused('producer-not-found'));
  });

  async function ready() {
    const [tablet, interpreter] = [await scene.joined('tablet'), await scene.joined('interpreter')];
    const sent = { tablet: '', interpreter: '' };
    for (const [side, own, other] of [
      ['tablet', tablet, interpreter],
      ['interpreter', interpreter, tablet],
    ] as const) {
      const { producerId } = await own.produce();
      const { consumerId } = await other.consume(producerId);
      await other.ask['media:resume']({ consumerId });
      sent[side] = producerId;
    }
    return { tablet, interpreter, sent };
  }
});
