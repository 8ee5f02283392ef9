import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMediaEngine } from '../../../test/support/fake-media-engine.ts';
import { emptyRoom, MediaScene, noObjects, refused } from '../../../test/support/media-scene.ts';
import { CallMedia } from './call-media.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('tickets', () => {
  it('stay the same until they are revoked', () => {
    const client = scene.client('interpreter');
    const ticket = client.ticket();
    expect(client.ticket()).toBe(ticket);
    scene.media.revoke(scene.callId, client.participantId);
    expect(client.ticket()).not.toBe(ticket);
  });

  it('hold at least 128 bits', () => {
    expect(scene.client('tablet').ticket()).toMatch(/^[\w-]{22,}$/);
  });

  it('let only their owner in', async () => {
    const owner = scene.client('interpreter');
    const thief = scene.client('interpreter');
    await expect(thief.join(owner.ticket())).rejects.toMatchObject(refused('ticket-invalid'));
    await expect(thief.join('')).rejects.toMatchObject(refused('ticket-invalid'));
  });

  it('are dead once revoked', async () => {
    const client = scene.client('interpreter');
    const ticket = client.ticket();
    scene.media.revoke(scene.callId, client.participantId);
    await expect(client.join(ticket)).rejects.toMatchObject(refused('ticket-invalid'));
  });

  it('are dead in every call once their owner is expelled, and what they had open is closed', async () => {
    const { tablet, interpreter } = await scene.answered();
    const ticket = tablet.ticket();
    scene.media.expel(tablet.participantId);
    expect(interpreter.lists.at(-1)).toEqual([]);
    await expect(tablet.ask['media:open']({ direction: 'send' })).rejects.toMatchObject(
      refused('not-joined'),
    );
    await expect(tablet.join(ticket)).rejects.toMatchObject(refused('ticket-invalid'));
    await interpreter.ask['media:restart-ice']({ transportId: interpreter.transportIds[0] ?? '' });
  });

  it('never work for a call that is over', async () => {
    const client = scene.client('tablet');
    const before = client.ticket();
    scene.media.close(scene.callId);
    await expect(client.join(before)).rejects.toMatchObject(refused('ticket-invalid'));
    await expect(client.join(client.ticket())).rejects.toMatchObject(refused('ticket-invalid'));
    scene.media.answer(scene.callId, randomUUID());
    await expect(client.join(client.ticket())).rejects.toMatchObject(refused('ticket-invalid'));
    expect(scene.engine.objects()).toEqual(noObjects);
  });
});

describe('ways around a closed network', () => {
  const server = { urls: ['turns:mado.example.jp:443'], username: '1:x', credential: 'y' };
  const listener = {
    producers: vi.fn(),
    downlink: vi.fn(),
    text: vi.fn(),
    textWanted: vi.fn(),
    closed: vi.fn(),
  };
  const callId = randomUUID();
  const made = vi.fn(() => [server]);
  let media: CallMedia;
  let ticket: string;
  beforeEach(() => {
    made.mockClear();
    media = new CallMedia(new FakeMediaEngine(), made);
    ticket = media.ticket({ callId, participantId: 'owner', side: 'tablet' }, 'live');
  });

  it('are told to whoever joins, and made anew each time', async () => {
    for (const time of [1, 2]) {
      const { iceServers } = await media.join({ callId, ticket }, 'owner', listener);
      expect(iceServers).toEqual([server]);
      expect(made).toHaveBeenCalledTimes(time);
    }
  });

  it('are not even made for somebody without a ticket, or with that of another', async () => {
    await expect(media.join({ callId, ticket: 'guessed' }, 'owner', listener)).rejects.toMatchObject(
      refused('ticket-invalid'),
    );
    await expect(media.join({ callId, ticket }, 'another', listener)).rejects.toMatchObject(
      refused('ticket-invalid'),
    );
    expect(made).not.toHaveBeenCalled();
  });
});

describe('the room of a call', () => {
  it('is made by the first join and shared by concurrent ones', async () => {
    const [tablet, interpreter] = [scene.client('tablet'), scene.client('interpreter')];
    tablet.ticket();
    expect(scene.engine.objects()).toEqual(noObjects);
    await Promise.all([tablet.join(), interpreter.join()]);
    expect(scene.engine.objects()).toEqual(emptyRoom);
  });

  it('is closed at once if the call ended while it was made', async () => {
    const gate = Promise.withResolvers<undefined>();
    scene.engine.gate = gate.promise;
    const join = scene.client('tablet').join();
    scene.media.close(scene.callId);
    gate.resolve(undefined);
    await expect(join).rejects.toMatchObject(refused('ticket-invalid'));
    expect(scene.engine.objects()).toEqual(noObjects);
  });

  it('is tried again after it could not be made', async () => {
    const client = scene.client('tablet');
    scene.engine.gate = Promise.reject(new Error('no'));
    await expect(client.join()).rejects.toThrow('no');
    scene.engine.gate = Promise.resolve();
    await client.join();
    expect(scene.engine.objects()).toEqual(emptyRoom);
  });

  it('takes everything along when the call closes', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    await interpreter.consume(producerId);
    await interpreter.ask['media:warm-receive']({});
    await tablet.ask['media:warm-send']({ sctpStreamParameters: { streamId: 0 } });
    expect(scene.engine.objects()).toEqual({ router: 1, transport: 5, producer: 3, consumer: 2 });
    scene.media.close(scene.callId);
    expect(scene.engine.objects()).toEqual(noObjects);
    await expect(tablet.ask['media:open']({ direction: 'send' })).rejects.toMatchObject(
      refused('not-joined'),
    );
  });

  it('re-opens for both after its worker died', async () => {
    const { tablet, interpreter } = await scene.answered();
    scene.engine.killWorkerOf(scene.callId);
    expect(scene.engine.objects()).toEqual(noObjects);
    expect([tablet.closures, interpreter.closures]).toEqual([['worker-died'], ['worker-died']]);
    await expect(tablet.produce()).rejects.toMatchObject(refused('not-joined'));
    await tablet.join();
    await tablet.openBoth();
    const { producerId } = await tablet.produce();
    expect((await interpreter.join()).producers).toEqual([{ producerId, kind: 'video', paused: false }]);
  });
});
