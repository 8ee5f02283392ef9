import type { QualityReport } from '@mado/core/protocol/quality.ts';
import type { Participant } from '../calls/call-progress.ts';
import { ifThere, type Outage } from '../outage/guarded-store.ts';
import type { UnderWay } from '../under-way.ts';
import { reportQuality, type ReportDeps } from './report-quality.ts';

interface ReporterDeps extends ReportDeps {
  readonly outage: Outage;
  readonly underWay: UnderWay;
}

/** Takes reports while the database is there, and has whoever ends the server wait for them. */
export const qualityReporter =
  ({ outage, underWay, ...deps }: ReporterDeps) =>
  (participant: Participant, report: QualityReport): Promise<void> =>
    underWay.until(ifThere(outage, 'report-quality', () => reportQuality(deps, participant, report)));
