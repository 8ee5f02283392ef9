import type { types } from 'mediasoup-client';

type Pair = RTCStats & Partial<Pick<RTCIceCandidatePairStats, 'requestsSent' | 'responsesReceived'>>;

/** What the browser has asked over the way that a transport takes, and what was answered. */
export interface ChosenPair {
  readonly id: string;
  readonly asked: number;
  readonly answered: number;
}

/** The way that a transport takes through the network; null where the browser does not tell. */
export async function chosenPair(transport: types.Transport): Promise<ChosenPair | null> {
  const report = (await transport.getStats()) as ReadonlyMap<string, RTCStats>;
  const own = [...report.values()].find(({ type }) => type === 'transport') as RTCTransportStats | undefined;
  const pair = report.get(own?.selectedCandidatePairId ?? '') as Pair | undefined;
  const { id, requestsSent: asked, responsesReceived: answered } = pair ?? {};
  return id === undefined || asked === undefined || answered === undefined ? null : { id, asked, answered };
}

/** The same way was asked about since, in vain. If the other side alone is silent, one's own way answers. */
export const isUnanswered = (before: ChosenPair | null, now: ChosenPair | null): boolean =>
  before !== null && now?.id === before.id && now.asked > before.asked && now.answered === before.answered;
