import { setTimeout as pause } from 'node:timers/promises';
import type { MediaEngine } from '@mado/sfu-server/media/media-engine.ts';
import { MediasoupEngine } from '@mado/sfu-server/media/mediasoup/engine.ts';
import { observer, type types } from 'mediasoup';
import { sides } from '../../support/away.ts';
import { launchChromium } from '../../support/chromium.ts';
import { showsPicture } from '../../support/remote-picture.ts';
import { answer, openApart, ring, Trial } from '../../support/trial.ts';
import { freshDatabase } from '../fresh-database.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { BareEngine } from './bare-engine.ts';

/** Ours and the bare forwarder take turns. */
const [SETTLE_FRAMES, WATCHED_MS] = [90, 20_000];

/** What the worker's processor time comes to for each packet that it forwards in a call between two browsers. */
export async function forwarding(rounds: number): Promise<Measurement[]> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await costOf(makeOurs));
    bare.push(await costOf(() => BareEngine.create()));
  }
  const what = { name: 'forwarding', metric: 'processor time of the worker for a packet', unit: 'ns' };
  return [measurement(what, ours, { name: 'bare forwarder on the same worker', values: bare })];
}

const makeOurs = (): Promise<MediaEngine> =>
  MediasoupEngine.create({
    listenAddress: '127.0.0.1',
    firstPort: 0,
    workers: 1,
    protocols: ['udp', 'tcp'],
    videoCodecs: ['vp8'],
  });

/** Nanoseconds. */
async function costOf(makeEngine: () => Promise<MediaEngine>): Promise<number> {
  const watched = watchWorker();
  await using trial = await Trial.start(await freshDatabase(), {}, { engine: await makeEngine() });
  const browser = await launchChromium();
  try {
    const pages = await openApart(browser, trial);
    await ring(pages);
    await answer(pages);
    await Promise.all(sides.map((side) => showsPicture(pages[side], SETTLE_FRAMES)));
    const before = await watched.spent();
    await pause(WATCHED_MS);
    const after = await watched.spent();
    return ((after.cpuMs - before.cpuMs) * 1e6) / (after.packets - before.packets);
  } finally {
    await browser.close();
  }
}

/** Notes the worker that is made next, and all that forwards on it. */
function watchWorker() {
  let worker: types.Worker | null = null;
  const consumers = new Set<types.Consumer>();
  observer.once('newworker', (made: types.Worker) => {
    worker = made;
    made.observer.on('newrouter', (router: types.Router) =>
      router.observer.on('newtransport', (transport: types.Transport) =>
        transport.observer.on('newconsumer', (consumer: types.Consumer) => consumers.add(consumer)),
      ),
    );
  });
  return {
    /** Processor time so far, and packets sent. */
    async spent() {
      if (worker === null) throw new Error('no worker was made');
      const { ru_utime: user, ru_stime: system } = await worker.getResourceUsage();
      const stats = await Promise.all([...consumers].map((consumer) => consumer.getStats()));
      const sent = stats.flat().filter(({ type }) => type === 'outbound-rtp');
      return { cpuMs: user + system, packets: sent.reduce((sum, { packetCount }) => sum + packetCount, 0) };
    },
  };
}
