import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { MediaScene, refused } from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

const words = (text: string, done = false) => ({ messageId: randomUUID(), text, done });

it('is relayed to the other side as it is written, and to nobody else', async () => {
  const { tablet, interpreter } = await scene.answered();
  const other = await new MediaScene().answered();
  const [draft, whole] = [words('here'), words('there', true)];
  await tablet.ask['media:text'](draft);
  await interpreter.ask['media:text'](whole);
  expect(interpreter.read).toEqual([draft]);
  expect(tablet.read).toEqual([whole]);
  expect([...other.tablet.read, ...other.interpreter.read]).toEqual([]);
});

it('does not pass before the answer, nor to whoever was rung and did not answer', async () => {
  const tablet = await scene.joined('tablet');
  const [winner, loser] = [await scene.joined('interpreter'), await scene.joined('interpreter')];
  for (const client of [tablet, winner, loser])
    await expect(client.ask['media:text'](words('early'))).rejects.toMatchObject(refused('not-answered'));
  scene.media.answer(scene.callId, winner.participantId);
  await tablet.ask['media:text'](words('now'));
  await expect(loser.ask['media:text'](words('late'))).rejects.toMatchObject(refused('not-joined'));
  expect([winner, loser, tablet].map(({ read }) => read.length)).toEqual([1, 0, 0]);
});

it('does not pass once the call is over', async () => {
  const { tablet, interpreter } = await scene.answered();
  scene.media.close(scene.callId);
  await expect(tablet.ask['media:text'](words('too late'))).rejects.toMatchObject(refused('not-joined'));
  expect(interpreter.read).toEqual([]);
});

it('is asked for again of the other side by whoever was away', async () => {
  const { tablet, interpreter } = await scene.answered();
  const [newTablet, newConsole] = [
    scene.client('tablet', tablet.participantId),
    scene.client('interpreter', interpreter.participantId),
  ];
  expect(interpreter.textWanted).toBe(0);
  await newTablet.return(tablet.sessionId);
  expect([tablet, interpreter].map(({ textWanted }) => textWanted)).toEqual([0, 1]);
  await newConsole.join();
  expect([tablet, newTablet].map(({ textWanted }) => textWanted)).toEqual([0, 1]);
});
