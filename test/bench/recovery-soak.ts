import { Restartable } from '../integration/restartable.ts';
import { makeCalls } from '../support/call-endings.ts';
import { execute, startPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { ScriptedWard, scriptedPlan } from '../support/scripted-ward.ts';
import { measurement, type Measurement } from './measurement.ts';
import { RestingServer, type AtRest } from './server-at-rest.ts';

const PAIRS = 10;
const WARM_UP_CALLS = 200;
const CALLS_A_ROUND = 50;
/** What memory may grow by. */
const BOUND = 0.05;

/**
 * What glibc is told so that freed memory goes back to the system at once. Left to itself it keeps tens of MB that are
 * free, now more and now less: resident memory then tells little of what calls leave behind.
 */
const keepingNothing = {
  MALLOC_MMAP_THRESHOLD_: '4096',
  MALLOC_TRIM_THRESHOLD_: '4096',
  MALLOC_TOP_PAD_: '0',
};

/** A server at rest after the warm-up, and after the calls. */
interface Soaked {
  readonly before: AtRest;
  readonly after: AtRest;
}

/**
 * The real program on PostgreSQL with two media workers, at rest after 200 calls of warm-up and again after 1,000 more
 * (50 a round), which end in all the ways in which calls end; nobody has disconnected, and the clients open all the
 * media that browsers would, but send no packets. Measured are the server's heap in use after a forced full collection
 * and its resident memory after that, the resident memory of each worker, open files, and media objects. It runs twice:
 * with an allocator that keeps nothing, and as it is. The bound holds for all but the server's resident memory of the
 * second run, which is shown beside it.
 * @throws when memory grew by more than 5 %, files or media objects are left, or the server told of a defect
 */
export async function recoverySoak(rounds: number): Promise<Measurement[]> {
  const cluster = await startPostgres();
  try {
    const exact = await soakOn(cluster, 'exact', rounds, keepingNothing);
    const usual = await soakOn(cluster, 'usual', rounds, {});
    const lines = [...report('nothing kept', exact), ...report('as it is', usual)];
    const left = [...leftBehind(exact, serverAndWorkers), ...leftBehind(usual, workersAlone)];
    if (left.length > 0) throw new Error(`${left.join('; ')}\n${JSON.stringify(lines, null, 2)}`);
    return lines;
  } finally {
    await cluster.stop();
  }
}

async function soakOn(
  cluster: PostgresCluster,
  name: string,
  rounds: number,
  allocator: Readonly<Record<string, string>>,
): Promise<Soaked> {
  await execute(cluster.url('postgres'), `create database ${name}`);
  const DATABASE_URL = `postgresql:///${name}?user=postgres&${cluster.url(name).split('?')[1] ?? ''}`;
  await using server = await Restartable.create('postgres', scriptedPlan(PAIRS), {
    DATABASE_URL,
    MADO_MEDIA_WORKERS: '2',
    NODE_OPTIONS: '--inspect=127.0.0.1:0',
    ...allocator,
  });
  await server.start();
  const soaked = await soak(server, rounds * CALLS_A_ROUND);
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

function report(allocator: string, { before, after }: Soaked): Measurement[] {
  const line = (what: string, unit: string, ours: readonly number[], values: readonly number[]) =>
    measurement({ name: 'recovery-soak', metric: `${allocator}: ${what}`, unit }, ours, {
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

const workersAlone = ({ heap, workers }: AtRest): number[] => [heap, ...workers.map(({ rss }) => rss)];
const serverAndWorkers = (rest: AtRest): number[] => [rest.server.rss, ...workersAlone(rest)];

/** What calls left behind, in words. */
function leftBehind({ before, after }: Soaked, bounded: (rest: AtRest) => number[]): string[] {
  const [then, now] = [bounded(before), bounded(after)];
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
