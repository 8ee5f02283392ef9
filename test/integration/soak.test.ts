import { readdirSync } from 'node:fs';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { observer, type types } from 'mediasoup';
import { expect, it, vi } from 'vitest';
import { endings, makeCalls } from '../support/call-endings.ts';
import { noObjects } from '../support/media-scene.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { ScriptedWard, scriptedPlan } from '../support/scripted-ward.ts';
import { TestApp } from '../support/start-app.ts';
import { signIn, type Console, type Tablet } from './restartable.ts';

const ways = Object.keys(endings).length;

it('calls leave nothing behind, however they end', async () => {
  const workers: types.Worker[] = [];
  const note = (worker: types.Worker) => workers.push(worker);
  observer.on('newworker', note);
  const engine = await MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 2,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8', 'h264'],
  });
  observer.off('newworker', note);
  await using app = await TestApp.start({ ...scriptedPlan(3), overrides: { engine, clock: systemClock } });
  const ward = await gather(app);

  // Waited for as well: the waiting itself takes timers.
  const before = await vi.waitFor(() => rest(app, workers));
  await makeCalls(ward, 2 * ways);
  expect(engine.objects()).toEqual(noObjects);
  await vi.waitFor(async () => expect(await rest(app, workers)).toEqual(before), 10_000);
  ward.leave();
});

async function gather({ url, app, ward }: TestApp): Promise<ScriptedWard> {
  const cookies = await signIn(app.accounts.sessions, ward);
  const connect = <C>(role: 'tablet' | 'interpreter', id: string) =>
    ScriptedClient.connect(role, { url, cookie: cookies.get(id) ?? '' }) as Promise<C>;
  return ScriptedWard.gather(ward, {
    tablet: (id) => connect<Tablet>('tablet', id),
    interpreter: (id) => connect<Console>('interpreter', id),
  });
}

/** All that can be counted of the server while nobody calls. */
async function rest(app: TestApp, workers: readonly types.Worker[]) {
  await app.settled();
  return {
    objects: app.app.media.objects(),
    sockets: app.app.switchboard.connections.counts(),
    files: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().toSorted(),
    listeners: [process, ...workers].map(listenersOf),
    workers: await Promise.all(workers.map(async (worker) => worker.dump())),
  };
}

const listenersOf = (emitter: NodeJS.EventEmitter): number =>
  emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
