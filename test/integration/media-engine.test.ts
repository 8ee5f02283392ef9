import { createServer } from 'node:net';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { MediaConfig } from '@mado/sfu-server/media/media-engine.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  clientDtlsParameters,
  clientRtpCapabilities,
  clientRtpParameters,
} from '../support/fake-media-parameters.ts';
import { emptyRoom, noObjects, refused } from '../support/media-scene.ts';

const trial: MediaConfig = {
  listenAddress: '127.0.0.1',
  firstPort: 0,
  workers: 1,
  protocols: ['udp', 'tcp'],
  videoCodecs: ['vp8', 'h264'],
};

const open: MediasoupEngine[] = [];

afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
});

async function start(config: Partial<MediaConfig> = {}): Promise<MediasoupEngine> {
  const engine = await MediasoupEngine.create({ ...trial, ...config });
  open.push(engine);
  return engine;
}

describe('starting', () => {
  it('gives every worker one port, for UDP and TCP alike', async () => {
    const engine = await start({ workers: 2 });
    expect(new Set(engine.ports).size).toBe(2);
    const room = await engine.createRoom(randomUUID());
    const { iceCandidates } = (await room.openTransport('send')).parameters;
    expect(iceCandidates.map(({ protocol, address }) => ({ protocol, address }))).toEqual([
      { protocol: 'udp', address: '127.0.0.1' },
      { protocol: 'tcp', address: '127.0.0.1' },
    ]);
    expect(new Set(iceCandidates.map(({ port }) => port)).size).toBe(1);
    expect(engine.ports).toContain(iceCandidates[0]?.port);
  });

  it('tells clients the announced address and the chosen protocol', async () => {
    const engine = await start({ announcedAddress: '192.0.2.7', protocols: ['tcp'] });
    const transport = await (await engine.createRoom(randomUUID())).openTransport('send');
    expect(transport.parameters.iceCandidates).toMatchObject([{ protocol: 'tcp', address: '192.0.2.7' }]);
  });

  it('says which port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(start({ firstPort: port })).rejects.toMatchObject({
      name: 'MediaStartError',
      code: 'port-taken',
      port,
    });
    server.close();
  });

  it('says so when the address is not of this machine', async () => {
    await expect(start({ listenAddress: '192.0.2.7', firstPort: 40_123 })).rejects.toMatchObject({
      code: 'address-unusable',
    });
    await expect(start({ listenAddress: '192.0.2.7' })).rejects.toMatchObject({ code: 'address-unusable' });
  });
});

describe('objects', () => {
  it('are counted, and gone with their room', async () => {
    const engine = await start();
    const room = await engine.createRoom(randomUUID());
    expect(engine.objects()).toEqual(emptyRoom);
    const [send, receive] = [await room.openTransport('send'), await room.openTransport('receive')];
    const producer = await send.produce('video', clientRtpParameters('video'));
    await send.warmSend({ streamId: 0 });
    await receive.consume(producer.id, clientRtpCapabilities);
    await receive.warmReceive();
    expect(engine.objects()).toEqual({ router: 1, transport: 3, producer: 3, consumer: 2 });
    send.close();
    const afterwards = { router: 1, transport: 2, producer: 1, consumer: 1 };
    await vi.waitFor(() => expect(engine.objects()).toEqual(afterwards));
    room.close();
    room.close();
    expect(engine.objects()).toEqual(noObjects);
    await expect(room.openTransport('send')).rejects.toMatchObject(refused('media-unavailable'));
    await expect(receive.warmReceive()).rejects.toMatchObject(refused('media-unavailable'));
  });

  it('are spread over the workers', async () => {
    const engine = await start({ workers: 2 });
    const ports = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const transport = await (await engine.createRoom(randomUUID())).openTransport('send');
        return transport.parameters.iceCandidates[0]?.port;
      }),
    );
    expect(ports.toSorted()).toEqual([...engine.ports, ...engine.ports].toSorted());
  });
});

describe('capabilities', () => {
  it('have the video codecs in the order of preference', async () => {
    const engine = await start({ videoCodecs: ['h264', 'vp8'] });
    const { codecs } = (await engine.createRoom(randomUUID())).rtpCapabilities;
    const names = codecs?.map(({ mimeType }) => mimeType).filter((name) => !name.endsWith('rtx'));
    expect(names).toEqual(['audio/opus', 'video/H264', 'video/VP8']);
    expect(codecs?.find(({ mimeType }) => mimeType === 'video/H264')?.parameters).toEqual({
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
    });
    expect(codecs?.[0]).toMatchObject({
      clockRate: 48_000,
      channels: 2,
      parameters: { useinbandfec: 1, usedtx: 0 },
    });
  });

  it('are without abs-capture-time, and so is what is forwarded', async () => {
    const uri = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';
    const room = await (await start()).createRoom(randomUUID());
    expect(JSON.stringify(room.rtpCapabilities)).toContain('transport-wide-cc');
    expect(JSON.stringify(room.rtpCapabilities)).not.toContain('abs-capture-time');
    const send = await room.openTransport('send');
    const rtpParameters = { ...clientRtpParameters('video'), headerExtensions: [{ uri, id: 9 }] };
    const producer = await send.produce('video', rtpParameters);
    const receive = await room.openTransport('receive');
    const consumer = await receive.consume(producer.id, {
      ...clientRtpCapabilities,
      headerExtensions: [{ kind: 'video', uri, preferredId: 9 }],
    });
    expect(consumer.rtpParameters.headerExtensions).toEqual([]);
  });
});

describe('a worker that dies', () => {
  it('takes its rooms along and is replaced on its port', async () => {
    const engine = await start();
    const { ports } = engine;
    const room = await engine.createRoom(randomUUID());
    const transport = await room.openTransport('send');
    const died = new Promise<void>((resolve) => room.onDied(resolve));
    const deaths = vi.fn();
    engine.onWorkerDeath(deaths);
    killWorkers(engine);
    await died;
    expect(engine.objects()).toEqual(noObjects);
    await expect(transport.connect(clientDtlsParameters)).rejects.toMatchObject(refused('media-unavailable'));
    await vi.waitFor(() => expect(engine.workers()).toBe(1), 5000);
    expect([engine.deaths(), deaths.mock.calls.length]).toEqual([1, 1]);
    expect(engine.ports).toEqual(ports);
    const again = await (await engine.createRoom(randomUUID())).openTransport('send');
    expect(again.parameters.iceCandidates[0]?.port).toBe(ports[0]);
  });

  it('is replaced again and again', async () => {
    const engine = await start();
    for (const deaths of [1, 2, 3]) {
      killWorkers(engine);
      await vi.waitFor(() => expect(engine.deaths()).toBe(deaths), 5000);
      await vi.waitFor(() => expect(engine.workers()).toBe(1), 5000);
    }
  });

  it('stays away once the engine is closed', async () => {
    const engine = await start();
    const room = await engine.createRoom(randomUUID());
    const died = vi.fn();
    room.onDied(died);
    await engine.close();
    await engine.close();
    expect([engine.workers(), engine.deaths(), died.mock.calls.length]).toEqual([0, 0, 0]);
    await expect(engine.createRoom(randomUUID())).rejects.toMatchObject(refused('media-unavailable'));
  });

  it('does not keep the engine from closing when it hangs', async () => {
    const engine = await start();
    for (const pid of engine.pids) process.kill(pid, 'SIGSTOP');
    await engine.close();
    expect(engine.workers()).toBe(0);
  });
});

function killWorkers({ pids }: MediasoupEngine): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}
