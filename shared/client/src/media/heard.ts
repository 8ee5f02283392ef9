import type { types } from 'mediasoup-client';
import { chosenPair, ofType } from './stats-report.ts';

/** What was asked and heard so far over a pair of candidates, which is one path through the network. */
interface PairCounts {
  readonly asked: number;
  readonly heard: number;
}

/** Of one transport. */
export interface Heard {
  readonly pairs: ReadonlyMap<string, PairCounts>;
  /** The pair that its media take; null where the browser does not tell. */
  readonly chosen: string | null;
}

const nothing: Heard = { pairs: new Map(), chosen: null };
const none: PairCounts = { asked: 0, heard: 0 };

type Pair = RTCIceCandidatePairStats;

/** Not every browser counts everything. */
const countsOf = ({ requestsSent = 0, responsesReceived = 0, bytesReceived = 0 }: Pair): PairCounts => ({
  asked: requestsSent,
  heard: responsesReceived + bytesReceived,
});

export async function readHeard(transport: types.Transport): Promise<Heard> {
  if (transport.closed) return nothing;
  const report = await transport.getStats();
  const pairs = ofType<Pair>(report, 'candidate-pair');
  return {
    pairs: new Map(pairs.map((pair) => [pair.id, countsOf(pair)])),
    chosen: chosenPair(report)?.id ?? null,
  };
}

/**
 * Where more was heard than before: on the path that the media take, on another one alone, or nowhere. A browser may
 * hold on to a path for seconds after it went dead, though it knows of another.
 */
export function heardMore(before: Heard, now: Heard): 'chosen' | 'elsewhere' | 'nowhere' {
  const more = [...now.pairs].filter(([id, { heard }]) => heard > (before.pairs.get(id) ?? none).heard);
  if (more.length === 0) return 'nowhere';
  return now.chosen === null || more.some(([id]) => id === now.chosen) ? 'chosen' : 'elsewhere';
}

/** Whether the server was asked for a sign on the path that the media take, since before. */
export function askedMore(before: Heard, now: Heard): boolean {
  const paths = now.chosen === null ? [...now.pairs.keys()] : [now.chosen];
  return paths.some((id) => (now.pairs.get(id) ?? none).asked > (before.pairs.get(id) ?? none).asked);
}
