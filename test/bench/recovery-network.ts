import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { sides } from '../support/away.ts';
import { FarCall } from '../support/far-call.ts';
import { Network } from '../support/network.ts';
import { frameTimes, recordPicture } from '../support/remote-picture.ts';
import { untilKnown } from './known-address.ts';
import { measurement, type Measurement } from './measurement.ts';

/** A longer time without a new frame is a freeze. */
const freezeMs = 400;
/** How long the pictures are watched once the network is back. */
const watchedMs = 5_000;
const usualMs = 2_000;

/** A network that breaks and comes back. Resolves when it is back. */
interface Break {
  readonly metric: string;
  readonly run: (network: Network) => Promise<void>;
  /** The tablet has another address afterwards. */
  readonly moves?: boolean;
}

const cut = (seconds: number): Break => ({
  metric: `the network is silent for ${seconds} s`,
  run: async (network) => {
    await network.cut();
    await pause(seconds * 1_000);
    await network.mend();
  },
});

const unplugged = (seconds: number): Break => ({
  metric: `the network of the tablet is off for ${seconds} s`,
  run: async (network) => {
    await network.unplug();
    await pause(seconds * 1_000);
    await network.plugIn();
  },
});

const breaks: readonly Break[] = [
  cut(5),
  cut(25),
  unplugged(5),
  unplugged(25),
  { metric: 'the tablet changes its address, unannounced', run: (network) => network.move(), moves: true },
  { metric: 'the tablet changes to another network', run: (network) => network.roam(), moves: true },
];

/**
 * From the return of the network until both pictures move again and go on moving; beside the frames of the same call
 * while nothing breaks or, where the address changes, beside the browser's own finding out about it. The call must be
 * the same one all along.
 * @param rounds of each break
 */
export async function recoveryNetwork(rounds: number): Promise<Measurement[]> {
  if (!(await Network.isPossible()))
    throw new Error('network-impossible: no right to make network namespaces');
  const measurements: Measurement[] = [];
  for (const one of breaks) measurements.push(await measure(one, rounds));
  return measurements;
}

async function measure({ metric, run, moves = false }: Break, rounds: number): Promise<Measurement> {
  await using call = await FarCall.start();
  const times = { frozen: [] as number[], usual: [] as number[], known: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) await recordPicture(call[side]);
    await pause(usualMs);
    for (const side of sides)
      times.usual.push(...gaps(await frameTimes(call[side])).map(({ length }) => length));
    const known = moves ? untilKnown(call.tablet, call.network.nextClientAddress) : null;
    await run(call.network);
    const backAt = Date.now();
    await pause(watchedMs);
    if (known !== null) times.known.push(await known);
    for (const side of sides) times.frozen.push(await frozenUntil(call[side], backAt));
    for (const side of sides) await call[side].waitForSelector('[data-screen="in-call"]', { timeout: 1_000 });
  }
  console.error(`${metric}: ${times.frozen.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  const reference = moves
    ? { name: 'until the browser knows its new address', values: times.known }
    : { name: 'from frame to frame in the same call', values: times.usual };
  const what = { name: 'recovery-network', metric: `${metric}: until pictures go on`, unit: 'ms' };
  return measurement(what, times.frozen, reference);
}

interface Gap {
  readonly length: number;
  readonly end: number;
}

const gaps = (times: readonly number[]): Gap[] =>
  times.slice(1).map((end, index) => ({ end, length: end - (times[index] ?? end) }));

/** When the last freeze that reached beyond an instant was over, in milliseconds after it. */
async function frozenUntil(page: Page, backAt: number): Promise<number> {
  const times = [...(await frameTimes(page)), Date.now()];
  const after = gaps(times).filter(({ end, length }) => length > freezeMs && end > backAt);
  return Math.max(0, ...after.map(({ end }) => end - backAt));
}
