import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { clientDtlsParameters, clientRtpParameters } from '../../../test/support/fake-media-parameters.ts';
import { emptyRoom, MediaScene, refused } from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('the answer', () => {
  it('tells both sides whom they may receive', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    expect(interpreter.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: false }]);
    const own = await interpreter.produce('audio');
    expect(tablet.lists.at(-1)).toEqual([{ producerId: own.producerId, kind: 'audio', paused: false }]);
  });

  it('lets a producer flow once the first consumer of it is resumed', async () => {
    const { interpreter, producerId } = await scene.answered();
    const { consumerId } = await interpreter.consume(producerId);
    expect(scene.engine.producer(producerId).paused).toBe(true);
    await interpreter.ask['media:resume']({ consumerId });
    expect(scene.engine.producer(producerId).paused).toBe(false);
  });

  it('closes what other rung interpreters had', async () => {
    const [winner, other] = [await scene.joined('interpreter'), await scene.joined('interpreter')];
    const ticket = other.ticket();
    scene.media.answer(scene.callId, winner.participantId);
    expect(scene.engine.objects()).toEqual({ ...emptyRoom, transport: 3 });
    await expect(other.ask['media:open']({ direction: 'send' })).rejects.toMatchObject(refused('not-joined'));
    await expect(other.join(ticket)).rejects.toMatchObject(refused('ticket-invalid'));
  });

  it('may be told by a live ticket, as after a restart', async () => {
    const interpreter = scene.client('interpreter');
    interpreter.ticket('live');
    await interpreter.join();
    await interpreter.openBoth();
    await expect(interpreter.produce()).resolves.toHaveProperty('producerId');
  });
});

describe('in a call', () => {
  it('shows the other side what its owner turned off', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    const { consumerId } = await interpreter.consume(producerId);
    await interpreter.ask['media:resume']({ consumerId });
    await tablet.ask['media:set-paused']({ producerId, paused: true });
    expect(interpreter.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: true }]);
    expect(scene.engine.producer(producerId).paused).toBe(true);
    await tablet.ask['media:set-paused']({ producerId, paused: false });
    expect(scene.engine.producer(producerId).paused).toBe(false);
  });

  it('keeps a producer that was off at the answer off', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    await tablet.ask['media:set-paused']({ producerId, paused: true });
    const { consumerId } = await interpreter.consume(producerId);
    await interpreter.ask['media:resume']({ consumerId });
    expect(scene.engine.producer(producerId).paused).toBe(true);
  });

  it('refuses producers of nobody, of oneself and of other calls', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    await expect(tablet.consume(producerId)).rejects.toMatchObject(refused('producer-not-found'));
    await expect(interpreter.consume(randomUUID())).rejects.toMatchObject(refused('producer-not-found'));
    const other = await new MediaScene().answered();
    await expect(interpreter.consume(other.producerId)).rejects.toMatchObject(refused('producer-not-found'));
    await expect(interpreter.ask['media:set-paused']({ producerId, paused: true })).rejects.toMatchObject(
      refused('producer-not-found'),
    );
  });

  it('bounds what a participant may open', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    await expect(tablet.ask['media:open']({ direction: 'send' })).rejects.toMatchObject(
      refused('transport-exists'),
    );
    await expect(tablet.produce()).rejects.toMatchObject(refused('producer-exists'));
    await interpreter.consume(producerId);
    await expect(interpreter.consume(producerId)).rejects.toMatchObject(refused('consumer-exists'));
    await tablet.ask['media:warm-receive']({});
    await expect(tablet.ask['media:warm-receive']({})).rejects.toMatchObject(refused('consumer-exists'));
    const sctp = { sctpStreamParameters: { streamId: 0 } };
    await tablet.ask['media:warm-send'](sctp);
    await expect(tablet.ask['media:warm-send'](sctp)).rejects.toMatchObject(refused('producer-exists'));
  });

  it('bounds it also when all is asked for at once', async () => {
    const tablet = scene.client('tablet');
    await tablet.join();
    const opened = await Promise.allSettled(
      [1, 2, 3].map(() => tablet.ask['media:open']({ direction: 'send' })),
    );
    expect(opened.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(scene.engine.objects().transport).toBe(2);
  });

  it('connects a transport once, and only an own one', async () => {
    const tablet = scene.client('tablet');
    await tablet.join();
    const { transportId } = await tablet.ask['media:open']({ direction: 'send' });
    const connect = (id: string) =>
      tablet.ask['media:connect']({ transportId: id, dtlsParameters: clientDtlsParameters });
    await connect(transportId);
    await expect(connect(transportId)).rejects.toMatchObject(refused('transport-connected'));
    await expect(connect(randomUUID())).rejects.toMatchObject(refused('transport-not-found'));
  });

  it('wants a transport before anything that uses it', async () => {
    const tablet = scene.client('tablet');
    await expect(tablet.produce()).rejects.toMatchObject(refused('not-joined'));
    await tablet.join();
    await expect(tablet.produce()).rejects.toMatchObject(refused('transport-not-found'));
    await expect(tablet.ask['media:warm-receive']({})).rejects.toMatchObject(refused('transport-not-found'));
  });

  it('refuses codecs that the engine has not', async () => {
    const tablet = await scene.joined('tablet');
    const rtpParameters = clientRtpParameters('video');
    const codecs = [{ mimeType: 'video/AV1', payloadType: 45, clockRate: 90_000 }];
    const produce = tablet.ask['media:produce']({
      kind: 'video',
      rtpParameters: { ...rtpParameters, codecs },
    });
    await expect(produce).rejects.toMatchObject(refused('codec-unsupported'));
    await expect(tablet.produce()).resolves.toHaveProperty('producerId');
  });

  it('lets nobody resume a consumer of somebody else', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    const { consumerId } = await interpreter.consume(producerId);
    await expect(tablet.ask['media:resume']({ consumerId })).rejects.toMatchObject(
      refused('consumer-not-found'),
    );
  });
});
