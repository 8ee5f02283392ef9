import { beforeEach, expect, it } from 'vitest';
import { MediaScene, refused, type MediaClient } from '../../../test/support/media-scene.ts';

const lowered = { rung: 'smaller', cause: 'own-line' } as const;

let scene: MediaScene;
let tablet: MediaClient;
let interpreter: MediaClient;
let producerId: string;
beforeEach(async () => {
  scene = new MediaScene();
  ({ tablet, interpreter, producerId } = await scene.answered());
});

const picture = () => ({ producerId, kind: 'video', paused: false });
const estimate = (client: MediaClient, direction: 'send' | 'receive', bps: number) => {
  const [send = '', receive = ''] = client.transportIds;
  scene.engine.estimate(direction === 'send' ? send : receive, bps);
};

it('tells the other side that less than all is sent, and why, until all is sent again', async () => {
  await tablet.ask['media:set-lowered']({ lowered });
  expect(interpreter.lists.at(-1)).toEqual([{ ...picture(), lowered }]);
  await tablet.ask['media:set-lowered']({ lowered: null });
  expect(interpreter.lists.at(-1)).toEqual([picture()]);
});

it('tells it to whoever joins later', async () => {
  await tablet.ask['media:set-lowered']({ lowered });
  expect((await interpreter.join()).producers).toEqual([{ ...picture(), lowered }]);
});

it('knows nothing of it any more once the sender joined anew', async () => {
  await tablet.ask['media:set-lowered']({ lowered });
  await tablet.join();
  await tablet.openBoth();
  const { producerId: another } = await tablet.produce();
  expect(interpreter.lists.at(-1)).toEqual([{ ...picture(), producerId: another }]);
});

it('takes it from nobody who has not joined', async () => {
  const stranger = scene.client('tablet');
  await expect(stranger.ask['media:set-lowered']({ lowered })).rejects.toMatchObject(refused('not-joined'));
});

it('tells whoever sends what the line of the receiver carries, and nobody else', () => {
  estimate(interpreter, 'receive', 300_000);
  estimate(tablet, 'send', 100_000);
  expect(tablet.downlinks).toEqual([300_000]);
  expect(interpreter.downlinks).toEqual([]);
});

it('tells nothing of those who have not answered', async () => {
  const rung = new MediaScene();
  const visitor = await rung.joined('tablet');
  const console = await rung.joined('interpreter');
  rung.engine.estimate(console.transportIds[1] ?? '', 300_000);
  rung.engine.estimate(visitor.transportIds[1] ?? '', 300_000);
  expect([visitor.downlinks, console.downlinks]).toEqual([[], []]);
});
