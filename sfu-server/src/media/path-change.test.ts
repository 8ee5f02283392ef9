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
  await interpreter.consume(pictures.tablet);
  await tablet.consume(pictures.interpreter);
  await tablet.consume(sound);
});

const asked = () => ({
  tablet: scene.engine.producer(pictures.tablet).keyFrames,
  interpreter: scene.engine.producer(pictures.interpreter).keyFrames,
  sound: scene.engine.producer(sound).keyFrames,
});

it('asks for a new picture of whoever is received over the changed path', () => {
  const [, receive = ''] = tablet.transportIds;
  scene.engine.changePath(receive);
  expect(asked()).toEqual({ tablet: 0, interpreter: 1, sound: 0 });
});

it('asks for a new picture of whoever sends over the changed path', () => {
  const [send = ''] = tablet.transportIds;
  scene.engine.changePath(send);
  expect(asked()).toEqual({ tablet: 1, interpreter: 0, sound: 0 });
});

it('asks nobody for a picture that nobody receives', async () => {
  const [send = ''] = tablet.transportIds;
  interpreter.socket.leave();
  scene.engine.changePath(send);
  expect(asked()).toEqual({ tablet: 0, interpreter: 0, sound: 0 });
});
