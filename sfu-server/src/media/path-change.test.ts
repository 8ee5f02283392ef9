import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { MediaScene, type MediaClient } from '../../../test/support/media-scene.ts';

let scene: MediaScene;
let tablet: MediaClient;
let interpreter: MediaClient;
let pictures: { tablet: string; interpreter: string };
let sound: string;

beforeEach(async () => {
  scene = new MediaScene();
  const answered = await scene.answered();
  ({ tablet, interpreter } = answered);
  pictures = { tablet: answered.producerId, interpreter: (await interpreter.produce()).producerId };
  sound = (await interpreter.produce('audio')).producerId;
  for (const [client, source] of [
    [interpreter, pictures.tablet],
    [tablet, pictures.interpreter],
    [tablet, sound],
  ] as const) {
    const { consumerId } = await client.consume(source);
    await client.ask['media:resume']({ consumerId });
  }
  for (const id of [pictures.tablet, pictures.interpreter, sound]) scene.engine.producer(id).keyFrames = 0;
});

const producer = (side: keyof typeof pictures) => scene.engine.producer(pictures[side]);

/** The fake engine answers without a delay. */
async function change(direction: 'send' | 'receive') {
  const [send = '', receive = ''] = tablet.transportIds;
  scene.engine.changePath(direction === 'send' ? send : receive);
  await setImmediate();
}

const asked = () => ({
  tablet: producer('tablet').keyFrames,
  interpreter: producer('interpreter').keyFrames,
  sound: scene.engine.producer(sound).keyFrames,
});

it('asks for a new picture of whoever is received over the changed path', async () => {
  await change('receive');
  expect(asked()).toEqual({ tablet: 0, interpreter: 1, sound: 0 });
});

it('asks for a new picture of whoever sends over the changed path', async () => {
  await change('send');
  expect(asked()).toEqual({ tablet: 1, interpreter: 0, sound: 0 });
});

it('asks once more where none comes', async () => {
  producer('tablet').answers = false;
  await change('send');
  expect(asked().tablet).toBe(2);
});

it('asks for itself at every change, and once more after the last', async () => {
  const first = Promise.withResolvers<boolean>();
  producer('tablet').answers = first.promise;
  await change('send');
  producer('tablet').answers = false;
  await change('send');
  expect(asked().tablet).toBe(3);
  first.resolve(false);
  await setImmediate();
  expect(asked().tablet).toBe(3);
});

it('leaves a picture paused that its owner turned off meanwhile', async () => {
  producer('tablet').answers = false;
  const changed = change('send');
  await tablet.ask['media:set-paused']({ producerId: pictures.tablet, paused: true });
  await changed;
  expect(producer('tablet').paused).toBe(true);
});

it('asks nobody for a picture that is off', async () => {
  await tablet.ask['media:set-paused']({ producerId: pictures.tablet, paused: true });
  await change('send');
  expect(asked().tablet).toBe(0);
});
