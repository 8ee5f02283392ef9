import { randomUUID } from 'node:crypto';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { expect, it, vi } from 'vitest';

it('a worker gets no calls after three deaths in a minute, unless there is no other', async () => {
  await using engine = await MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 2,
    protocols: ['udp'],
    videoCodecs: ['vp8'],
  });
  const [troubled, sound] = engine.ports;
  const portOf = async () => {
    const transport = await (await engine.createRoom(randomUUID())).openTransport('send');
    return transport.parameters.iceCandidates[0]?.port;
  };
  const kill = async (index: number) => {
    const [deaths, pid] = [engine.deaths(), engine.pids[index]];
    if (pid === undefined) throw new Error(`worker ${index} does not live`);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(engine.deaths()).toBe(deaths + 1), 5000);
  };
  for (let death = 1; death <= 3; death += 1) {
    await kill(0);
    await vi.waitFor(() => expect(engine.workers()).toBe(2), 5000);
  }
  expect(engine.troubledWorkers()).toBe(1);
  expect([await portOf(), await portOf(), await portOf()]).toEqual([sound, sound, sound]);
  // Asked for at the death itself, because a moment later there is a fresh worker.
  const meanwhile = new Promise((resolve) => {
    engine.onWorkerDeath(() => {
      resolve(portOf());
    });
  });
  await kill(1);
  expect(await meanwhile).toBe(troubled);
});
