import { measurement, type Measurement } from '../measurement.ts';
import { embeddedBed, postgresBed } from './bed.ts';
import { judged, median, type OnBed } from './goals.ts';
import { measureThroughput, QUEUED, type Throughput } from './throughput.ts';
import { measureWakes, type WakeToOffer } from './wake.ts';

/**
 * How many durable assignments the dispatcher makes in a second, and how soon after a wake an offer is told of, on both
 * databases and with ever more interpreters, beside a bare claim and two libraries for queues on the same database.
 */
export async function routing(rounds: number): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const openBed of [postgresBed, embeddedBed]) {
    await using bed = await openBed();
    const throughputs = await measureThroughput(bed, rounds);
    const wakes = await measureWakes(bed);
    const onBed = { name: bed.name, throughputs, wakes };
    for (const { size, wholePassMs, ours } of throughputs)
      console.error(
        `${bed.name}, ${size} interpreters, ${QUEUED} calls: the whole pass took ${median(wholePassMs).toFixed(0)} ms ` +
          `(${ours.length} rounds)`,
      );
    for (const line of judged(onBed)) console.error(line);
    measurements.push(...linesOf(onBed));
  }
  return measurements;
}

const linesOf = ({ name, throughputs, wakes }: OnBed): Measurement[] => [
  ...throughputs.flatMap((one) => throughputLines(name, one)),
  ...wakes.map((one) => wakeLine(name, one)),
];

const throughputLines = (name: string, { size, ours, references }: Throughput): Measurement[] =>
  [...references].map(([reference, values]) =>
    measurement(
      {
        name: 'routing',
        metric: `${name}, ${size} interpreters: durable assignments a second`,
        unit: '/s',
      },
      ours,
      { name: reference, values },
    ),
  );

const wakeLine = (name: string, { size, ours, bare }: WakeToOffer): Measurement =>
  measurement({ name: 'routing', metric: `${name}, ${size} interpreters: wake → offer`, unit: 'ms' }, ours, {
    name: 'bare FOR UPDATE SKIP LOCKED claim right after',
    values: bare,
  });
