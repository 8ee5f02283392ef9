/** What a browser tells of a transport or a stream, by ids of its own. */
export type StatsReport = ReadonlyMap<string, RTCStats>;

/** All of one kind; `type` has to be the one that the browser gives to what `S` describes. */
export const ofType = <S extends RTCStats>(report: StatsReport, type: S['type']): S[] =>
  [...report.values()].filter((stats): stats is S => stats.type === type);

/** The pair of candidates that the media take. Not every browser names it on the transport. */
export function chosenPair(report: StatsReport): RTCIceCandidatePairStats | null {
  const pairs = ofType<RTCIceCandidatePairStats>(report, 'candidate-pair');
  const chosen = ofType<RTCTransportStats>(report, 'transport')[0]?.selectedCandidatePairId;
  const named = pairs.find(({ id }) => id === chosen);
  return named ?? pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded') ?? null;
}

/** By these mediasoup marks the packets with which it finds out what a line carries: there is nothing in them. */
const PROBE = { mid: 'probator', ssrc: 1_234 };

/** What is received of the other side. */
export const receivedIn = <S extends RTCInboundRtpStreamStats>(report: StatsReport): S[] =>
  ofType<S>(report, 'inbound-rtp').filter(({ mid, ssrc }) => mid !== PROBE.mid && ssrc !== PROBE.ssrc);
