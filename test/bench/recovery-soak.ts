import { Restartable } from '../integration/restartable.ts';
import { makeCalls } from '../support/call-endings.ts';
import { execute, startPostgres } from '../support/postgres-cluster.ts';
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
 * The real program on PostgreSQL with two media workers, at rest after 200 calls of warm-up and again after 1,000 more
 * (50 a round), which end in all the ways in which calls end; nobody has disconnected, and the clients open all the
 * media that browsers would, but send no packets. Measured are the server's heap in use after a forced full collection
 * and its resident memory after that, the resident memory of each worker, open files, and media objects.
 * @throws when memory grew by more than 5 %, or files or media objects are left
 */
export async function recoverySoak(rounds: number): Promise<Measurement[]> {
  const cluster = await startPostgres();
  try {
    await execute(cluster.url('postgres'), 'create database soak');
    const DATABASE_URL = `postgresql:///soak?user=postgres&${cluster.url('soak').split('?')[1] ?? ''}`;
    await using server = await Restartable.create('postgres', scriptedPlan(PAIRS), {
      DATABASE_URL,
      MADO_MEDIA_WORKERS: '2',
      NODE_OPTIONS: '--inspect=127.0.0.1:0',
    });
    await server.start();
    const { before, after } = await soak(server, rounds * CALLS_A_ROUND);
    await server.end('SIGTERM');
    const lines = report(before, after);
    judge(before, after);
    return lines;
  } finally {
    await cluster.stop();
  }
}

async function soak(server: Restartable, count: number): Promise<{ before: AtRest; after: AtRest }> {
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

function report(before: AtRest, after: AtRest): Measurement[] {
  const line = (metric: string, unit: string, ours: readonly number[], values: readonly number[]) =>
    measurement({ name: 'recovery-soak', metric, unit }, ours, { name: 'after the warm-up', values });
  const rss = ({ workers }: AtRest) => workers.map((worker) => worker.rss);
  return [
    line('heap of the server after a collection', 'kB', [after.heap], [before.heap]),
    line('resident memory of the server', 'kB', [after.server.rss], [before.server.rss]),
    line('resident memory of the media workers', 'kB', rss(after), rss(before)),
    line('open files of the server', 'files', [after.server.files], [before.server.files]),
  ];
}

/** @throws when anything was left */
function judge(before: AtRest, after: AtRest): void {
  const numbers = ({ heap, server, workers }: AtRest) => [heap, server.rss, ...workers.map(({ rss }) => rss)];
  const files = ({ server, workers }: AtRest) => [server, ...workers].map((each) => each.files);
  const then = numbers(before);
  const grown = numbers(after).filter((kB, index) => kB > (then[index] ?? 0) * (1 + BOUND));
  const left = [
    ...(grown.length > 0 ? [`memory grew: ${then.join(' ')} kB, then ${numbers(after).join(' ')} kB`] : []),
    ...differing('files', files(before), files(after)),
    ...differing('objects', before.objects, after.objects),
  ];
  if (left.length > 0) throw new Error(left.join('; '));
}

function differing(what: string, before: object, after: object): string[] {
  const [then, now] = [JSON.stringify(before), JSON.stringify(after)];
  return then === now ? [] : [`${what}: ${then}, then ${now}`];
}
