import { Restartable } from '../integration/restartable.ts';
import { makeCalls } from '../support/call-endings.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { ScriptedWard, scriptedPlan } from '../support/scripted-ward.ts';
import { measurement, type Measurement } from './measurement.ts';
import { RestingServer, type AtRest } from './server-at-rest.ts';

const PAIRS = 10;
const WARM_UP_CALLS = 200;
const CALLS_A_ROUND = 50;
/** What memory may grow by. */
const BOUND = 0.05;

/** As `scripts/commands.mjs` starts the server. */
const allocator = { MALLOC_ARENA_MAX: '1' };

/** A server at rest after the warm-up, and after the calls. */
interface Soaked {
  readonly before: AtRest;
  readonly after: AtRest;
}

/**
 * The real program on PostgreSQL with two media workers, at rest after 200 calls of warm-up and again after 1,000 more
 * (50 a round), which end in all the ways in which calls end; nobody has disconnected, and the clients open all the
 * media that browsers would, but send no packets. Measured are the server's heap in use after a forced full collection
 * and its resident memory after that, the resident memory of each worker, open files, and media objects.
 * @throws when memory grew by more than 5 %, files or media objects are left, or the server told of a defect
 */
export async function recoverySoak(rounds: number): Promise<Measurement[]> {
  const cluster = await startPostgres();
  try {
    const DATABASE_URL = await cluster.create('ward');
    const soaked = await soakOn(DATABASE_URL, rounds * CALLS_A_ROUND);
    const lines = report(soaked);
    const left = leftBehind(soaked);
    if (left.length > 0) throw new Error(`${left.join('; ')}\n${JSON.stringify(lines, null, 2)}`);
    return lines;
  } finally {
    await cluster.stop();
  }
}

async function soakOn(DATABASE_URL: string, count: number): Promise<Soaked> {
  await using server = await Restartable.create('postgres', scriptedPlan(PAIRS), {
    DATABASE_URL,
    MADO_MEDIA_WORKERS: '2',
    NODE_OPTIONS: '--inspect=127.0.0.1:0',
    ...allocator,
  });
  await server.start();
  const soaked = await soak(server, count);
  await server.end('SIGTERM');
  if (server.output.includes('"defect"')) throw new Error(server.output);
  return soaked;
}

async function soak(server: Restartable, count: number): Promise<Soaked> {
  using resting = await RestingServer.of(server);
  const connect = (id: string) => ({ url: server.url, cookie: server.cookie(id) });
  const ward = await ScriptedWard.gather(server.ward, {
    tablet: (id) => ScriptedClient.connect('tablet', connect(id)),
    interpreter: (id) => ScriptedClient.connect('interpreter', connect(id)),
  });
  const calls = async (number: number): Promise<AtRest> => {
    const startedAt = performance.now();
    await makeCalls(ward, number);
    const seconds = (performance.now() - startedAt) / 1000;
    const rest = await resting.look();
    console.error(`after ${number} calls in ${seconds.toFixed(0)} s: ${JSON.stringify(rest)}`);
    return rest;
  };
  const before = await calls(WARM_UP_CALLS);
  const after = await calls(count);
  ward.leave();
  return { before, after };
}

function report({ before, after }: Soaked): Measurement[] {
  const line = (what: string, unit: string, ours: readonly number[], values: readonly number[]) =>
    measurement({ name: 'recovery-soak', metric: what, unit }, ours, {
      name: 'after the warm-up',
      values,
    });
  const rss = ({ workers }: AtRest) => workers.map((worker) => worker.rss);
  return [
    line('heap of the server after a collection', 'kB', [after.heap], [before.heap]),
    line('resident memory of the server', 'kB', [after.server.rss], [before.server.rss]),
    line('resident memory of the media workers', 'kB', rss(after), rss(before)),
    line('open files of the server', 'files', [after.server.files], [before.server.files]),
  ];
}

const memory = ({ heap, server, workers }: AtRest): number[] => [
  heap,
  ...[server, ...workers].map(({ rss }) => rss),
];

/** What calls left behind, in words. */
function leftBehind({ before, after }: Soaked): string[] {
  const [then, now] = [memory(before), memory(after)];
  const grown = now.some((kB, index) => kB > (then[index] ?? 0) * (1 + BOUND));
  const files = ({ server, workers }: AtRest) => [server, ...workers].map((each) => each.files);
  return [
    ...(grown ? [`memory: ${then.join(' ')} kB, then ${now.join(' ')} kB`] : []),
    ...differing('files', files(before), files(after)),
    ...differing('objects', before.objects, after.objects),
  ];
}

function differing(what: string, before: object, after: object): string[] {
  const [then, now] = [JSON.stringify(before), JSON.stringify(after)];
  return then === now ? [] : [`${what}: ${then}, then ${now}`];
}
