/** What a browser tells of a transport or a stream, by ids of its own. */
export type StatsReport = ReadonlyMap<string, RTCStats>;

/** All of one kind; `type` has to be the one that the browser gives to what `S` describes. */
export const ofType = <S extends RTCStats>(report: StatsReport, type: S['type']): S[] =>
  [...report.values()].filter((stats): stats is S => stats.type === type);

/** The pair of candidates that the media take; null where the browser does not name it. */
export const chosenPairId = (report: StatsReport): string | null =>
  ofType<RTCTransportStats>(report, 'transport')[0]?.selectedCandidatePairId ?? null;
