import type { Page } from 'playwright-core';

/** The own end of what carries the media of a connection, as the browser's statistics tell of it. */
export interface MediaPath {
  readonly candidateType: string;
  readonly protocol: string;
  /** How the relay is reached, if it is one. */
  readonly relayProtocol: string | null;
}

/** Of each connection of the page that is open, the path that its media take. */
export const mediaPaths = (page: Page): Promise<MediaPath[]> =>
  page.evaluate(async () => {
    const open = (window.madoConnections ?? []).filter(
      ({ connectionState }) => connectionState === 'connected',
    );
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    return reports.flatMap((report) => {
      const all = [...(report as Map<string, Record<string, string | undefined>>).values()];
      const chosen = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
      const pair = report.get(chosen ?? '') as { localCandidateId: string } | undefined;
      const local = report.get(pair?.localCandidateId ?? '') as MediaPath | undefined;
      if (local === undefined) return [];
      const { candidateType, protocol, relayProtocol } = local;
      // What is no relay has no such field.
      return [{ candidateType, protocol, relayProtocol: relayProtocol ?? null }];
    });
  });
