import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyRoom, MediaScene, noObjects, refused } from '../../../test/support/media-scene.ts';

let scene: MediaScene;

beforeEach(() => {
  scene = new MediaScene();
});

describe('coming back on another line', () => {
  it('takes up the session with all that is open in it', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    const told = interpreter.lists.length;
    const before = scene.engine.objects();
    const back = scene.client('tablet', tablet.participantId);
    await expect(back.return(tablet.sessionId)).resolves.toEqual({ producers: [] });
    expect(scene.engine.objects()).toEqual(before);
    expect(interpreter.lists.length).toBe(told);
    await back.ask['media:set-paused']({ producerId, paused: true });
    expect(interpreter.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: true }]);
  });

  it('tells what the others send now, and goes on telling', async () => {
    const { tablet, interpreter, producerId } = await scene.answered();
    const back = scene.client('interpreter', interpreter.participantId);
    const list = [{ producerId, kind: 'video', paused: false }];
    await expect(back.return(interpreter.sessionId)).resolves.toEqual({ producers: list });
    const told = interpreter.lists.length;
    await tablet.ask['media:set-paused']({ producerId, paused: true });
    expect(back.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: true }]);
    expect(interpreter.lists.length).toBe(told);
  });

  it('takes the session from the line that had it', async () => {
    const tablet = await scene.joined('tablet');
    const back = scene.client('tablet', tablet.participantId);
    await back.return(tablet.sessionId);
    await expect(tablet.produce()).rejects.toMatchObject(refused('not-joined'));
    await expect(back.produce()).resolves.toHaveProperty('producerId');
  });

  it('is refused after another join, after a death of the worker, and to anybody else', async () => {
    const tablet = await scene.joined('tablet');
    const thief = await scene.joined('interpreter');
    await expect(thief.return(tablet.sessionId)).rejects.toMatchObject(refused('not-joined'));
    await expect(thief.return(tablet.sessionId, tablet.ticket())).rejects.toMatchObject(
      refused('ticket-invalid'),
    );
    await expect(tablet.return(randomUUID())).rejects.toMatchObject(refused('not-joined'));
    const first = tablet.sessionId;
    await tablet.join();
    await expect(tablet.return(first)).rejects.toMatchObject(refused('not-joined'));
    scene.engine.killWorkerOf(scene.callId);
    await expect(tablet.return(tablet.sessionId)).rejects.toMatchObject(refused('not-joined'));
  });

  it('is refused once the call is over', async () => {
    const tablet = await scene.joined('tablet');
    const ticket = tablet.ticket();
    scene.media.close(scene.callId);
    await expect(tablet.return(tablet.sessionId, ticket)).rejects.toMatchObject(refused('ticket-invalid'));
    expect(scene.engine.objects()).toEqual(noObjects);
  });
});

describe('leaving', () => {
  it('closes what was open, and tells the other side', async () => {
    const { tablet, interpreter } = await scene.answered();
    tablet.socket.leave();
    expect(interpreter.lists.at(-1)).toEqual([]);
    expect(scene.engine.objects()).toEqual({ ...emptyRoom, transport: 3 });
    const back = scene.client('tablet', tablet.participantId);
    await expect(back.return(tablet.sessionId)).rejects.toMatchObject(refused('not-joined'));
  });

  it('leaves alone what another line took up', async () => {
    const tablet = await scene.joined('tablet');
    const back = scene.client('tablet', tablet.participantId);
    await back.return(tablet.sessionId);
    tablet.socket.leave();
    await expect(back.produce()).resolves.toHaveProperty('producerId');
  });

  it('opens nothing for a socket that left while it joined', async () => {
    const client = scene.client('tablet');
    const join = client.join();
    client.socket.leave();
    await join;
    await expect(client.openBoth()).rejects.toMatchObject(refused('not-joined'));
  });
});

describe('joining again', () => {
  it('replaces the first of two sockets of one participant', async () => {
    const first = await scene.joined('tablet');
    const second = scene.client('tablet', first.participantId);
    await second.join();
    expect(first.closures).toEqual(['replaced']);
    expect(scene.engine.objects()).toEqual(emptyRoom);
    await expect(first.produce()).rejects.toMatchObject(refused('not-joined'));
    await second.openBoth();
    await expect(second.produce()).resolves.toHaveProperty('producerId');
  });

  it('lets go of what was open before, and tells the other side', async () => {
    const { tablet, interpreter } = await scene.answered();
    const again = scene.client('tablet', tablet.participantId);
    await again.join();
    expect(interpreter.lists.at(-1)).toEqual([]);
    expect(scene.engine.objects()).toEqual({ ...emptyRoom, transport: 3 });
    await again.openBoth();
    const { producerId } = await again.produce();
    expect(interpreter.lists.at(-1)).toEqual([{ producerId, kind: 'video', paused: false }]);
    await expect(interpreter.consume(producerId)).resolves.toHaveProperty('consumerId');
  });

  it('closes what a socket had open when it joins again, without a word', async () => {
    const client = await scene.joined('tablet');
    await client.join();
    expect(scene.engine.objects()).toEqual(emptyRoom);
    expect(client.closures).toEqual([]);
  });

  it('closes all calls when disposed of', async () => {
    await scene.answered();
    await scene.media[Symbol.asyncDispose]();
    expect(scene.engine.objects()).toEqual(noObjects);
  });
});

describe('restarting ICE', () => {
  it('gives new parameters for the own transports alone, and lets the rest be', async () => {
    const tablet = await scene.joined('tablet');
    const before = scene.engine.objects();
    const [transportId = ''] = tablet.transportIds;
    const { iceParameters } = await tablet.ask['media:restart-ice']({ transportId });
    expect(iceParameters.usernameFragment).not.toBe('');
    expect(scene.engine.objects()).toEqual(before);
    const other = await scene.joined('interpreter');
    await expect(other.ask['media:restart-ice']({ transportId })).rejects.toMatchObject(
      refused('transport-not-found'),
    );
  });
});
