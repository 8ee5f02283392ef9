import { sides } from '../../support/away.ts';
import { layBetween, mayLayBetween } from '../../support/bad-line/lay-between.ts';
import { CameraFile } from '../../support/camera-file.ts';
import { FarCall } from '../../support/far-call.ts';
import { smallFilm } from '../../support/films.ts';
import { startPostgres } from '../../support/postgres-cluster.ts';
import { endCall } from '../../support/trial.ts';
import { measurement, percentile, type Measurement } from '../measurement.ts';
import { answerTimes, watchMarks } from './answer-times.ts';
import { BareFarPair } from './bare-far-pair.ts';

/** Milliseconds to the server and back, on the tablet's line. */
const rtts = [0, 50, 100, 200];

interface Times {
  readonly rtt: number;
  readonly ours: Record<'tablet' | 'console', number[]>;
  readonly bare: Record<'tablet' | 'console', number[]>;
}

/**
 * From the answer to the first frame of the other side, over lines of several lengths; beside a bare pair of connections
 * over the same line, from its createOffer, whose descriptions are handed over at no cost of the line. On PostgreSQL, as
 * a ward has it.
 */
export async function firstFrameFar(rounds: number): Promise<Measurement[]> {
  if (!(await mayLayBetween())) throw new Error('network-impossible: no right to make network namespaces');
  await using camera = await CameraFile.make(smallFilm);
  await using cluster = await startPostgres();
  const setup = { databaseUrl: await cluster.create('ward') };
  await using call = await FarCall.start(camera.flags, 'jsl', undefined, setup);
  await using line = await layBetween(call.network);
  await endCall(call);
  for (const side of sides) await watchMarks(call[side]);
  const pair = await BareFarPair.open(call);
  const all: Times[] = [];
  for (const rtt of rtts) {
    await line.setBoth({ delay: rtt / 2 });
    const times: Times = { rtt, ours: { tablet: [], console: [] }, bare: { tablet: [], console: [] } };
    for (let round = 0; round < rounds; round += 1) {
      const ours = await answerTimes(call);
      times.ours.tablet.push(ours.toVisitor);
      times.ours.console.push(ours.toInterpreter);
      const bare = await pair.firstFrames();
      for (const side of sides) times.bare[side].push(bare[side]);
    }
    all.push(times);
  }
  for (const side of sides) console.error(slopes(all, side));
  return all.flatMap(summary);
}

const summary = ({ rtt, ours, bare }: Times): Measurement[] =>
  sides.map((side) =>
    measurement(
      {
        name: 'first-frame-far',
        metric: `answer to first frame, to the ${side}, ${rtt} ms there and back (longest ${Math.max(...ours[side]).toFixed(0)})`,
        unit: 'ms',
      },
      ours[side],
      { name: 'bare RTCPeerConnection pair, from createOffer', values: bare[side] },
    ),
  );

/** By how many round trips the median grows with each millisecond of them. */
function slopes(all: readonly Times[], side: 'tablet' | 'console'): string {
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  const slope = (which: 'ours' | 'bare') =>
    (percentile(last[which][side], 0.5) - percentile(first[which][side], 0.5)) / (last.rtt - first.rtt);
  return `to the ${side}: ${slope('ours').toFixed(2)} round trips (goal: 3); bare ${slope('bare').toFixed(2)}`;
}
