import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Restartable } from '../integration/restartable.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { measurement, percentile, type Measurement } from './measurement.ts';

/** What the flooding client is told. */
export interface Flood {
  readonly url: string;
  /** Of a tablet that is signed in. */
  readonly cookie: string;
  readonly ms: number;
}

/** What it did, and what came of it. */
export interface FloodCounts {
  messages: number;
  /** Its lines that were cut. */
  cut: number;
  handshakes: number;
  refusedHandshakes: number;
  requests: number;
  refusedRequests: number;
}

const RUNS = 5;
const TABLETS = 20;
const CONSOLES = 10;
/** How long each window is, and how often each of the others asks in it; in milliseconds. */
const [WINDOW_MS, ASK_EVERY_MS] = [10_000, 200];
/** By what a flood may slow the others down. */
const BOUND = 2;

type Asker = Pick<ScriptedClient<never>, 'send' | 'close'>;

/**
 * The real program on PostgreSQL with thirty people who ask something five times a second, from whom each answer is
 * timed; in turn quiet, and while one signed-in client in a process of its own sends messages, opens lines and asks for
 * pages as fast as it can, from the same address as everybody. One window of each comes first and is not counted.
 * @throws when the median of the 99th percentiles is more than twice that of the quiet, or the flood was none
 */
export async function flood(rounds: number): Promise<Measurement[]> {
  const cluster = await startPostgres();
  try {
    const interpreters = Array.from({ length: CONSOLES }, () => ['jsl']);
    const plan = { tablets: TABLETS + 1, interpreters };
    const DATABASE_URL = await cluster.create('ward');
    await using server = await Restartable.create('postgres', plan, { DATABASE_URL });
    await server.start();
    const result = await measure(server, Math.min(rounds, RUNS));
    await server.end('SIGTERM');
    if (server.output.includes('"defect"')) throw new Error(server.output);
    if (result.ratio > BOUND) throw new Error(`others wait too long: ${JSON.stringify(result)}`);
    return [result];
  } finally {
    await cluster.stop();
  }
}

async function measure(server: Restartable, runs: number): Promise<Measurement> {
  const { tablets, interpreters } = server.ward;
  const [flooder = '', ...others] = tablets;
  const connect = (role: 'tablet' | 'interpreter', id: string): Promise<Asker> =>
    ScriptedClient.connect(role, { url: server.url, cookie: server.cookie(id) });
  const askers = await Promise.all([
    ...others.map((id) => connect('tablet', id)),
    ...interpreters.map(({ id }) => connect('interpreter', id)),
  ]);
  const [quiet, flooded]: [number[], number[]] = [[], []];
  const begin = () => startFlood({ url: server.url, cookie: server.cookie(flooder), ms: WINDOW_MS });
  // The first answers, and the first refusals, come from a server that is still warming up.
  await ask(askers);
  const first = begin();
  await first.ready;
  await Promise.all([ask(askers), first.counts()]);
  for (let run = 1; run <= runs; run += 1) {
    quiet.push(percentile(await ask(askers), 0.99));
    const flooding = begin();
    await flooding.ready;
    flooded.push(percentile(await ask(askers), 0.99));
    console.error(
      `flood ${run}: ${JSON.stringify(await flooding.counts())}; p99 ${quiet.at(-1)?.toFixed(1)} ms quiet, ${flooded.at(-1)?.toFixed(1)} ms flooded`,
    );
  }
  for (const asker of askers) asker.close();
  const what = {
    name: 'flood',
    metric: 'acknowledgement of others, 99th percentile of each run',
    unit: 'ms',
  };
  return measurement(what, flooded, { name: 'quiet', values: quiet });
}

/** Everybody asks for as long as the window is open. @returns how long each answer took */
async function ask(askers: readonly Asker[]): Promise<number[]> {
  const waits: number[] = [];
  const until = performance.now() + WINDOW_MS;
  await Promise.all(
    askers.map(async (asker, index) => {
      await pause((ASK_EVERY_MS * index) / askers.length);
      while (performance.now() < until) {
        const askedAt = performance.now();
        await asker.send('sync', {});
        waits.push(performance.now() - askedAt);
        await pause(Math.max(0, ASK_EVERY_MS - (performance.now() - askedAt)));
      }
    }),
  );
  return waits;
}

/** @returns when it has begun, and what came of it once it is over */
function startFlood(flood: Flood): { ready: Promise<void>; counts: () => Promise<FloodCounts> } {
  const child = fork(path.join(import.meta.dirname, 'flooding-client.ts'));
  const ready = once(child, 'message').then(() => void child.send(flood));
  const ended = ready.then(async () => (await once(child, 'message'))[0] as FloodCounts);
  return {
    ready,
    counts: async () => {
      const counts = await ended;
      const { cut, refusedHandshakes, refusedRequests } = counts;
      if (Math.min(cut, refusedHandshakes, refusedRequests) === 0)
        throw new Error(`that was no flood: ${JSON.stringify(counts)}`);
      return counts;
    },
  };
}
