import { MadoError } from '@mado/core/domain/errors.ts';
import { WINDOW_MS, type QualityWindow } from '@mado/core/domain/quality-window.ts';
import type { QualityReport } from '@mado/core/protocol/quality.ts';
import type { Participant } from '../calls/call-progress.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { findReported, keepWindows, type KeptWindow, type ReportedCall } from './quality-repository.ts';

/** The last window, and those that a lost line kept back, are taken for so long after the end. In milliseconds. */
const TAKEN_AFTER_END_MS = 120_000;
/** A client knows the server's clock but so well. In milliseconds. */
const CLOCK_TOLERANCE_MS = 3_000;

export interface ReportDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Keeps what a participant reports of their call. The same window reported again changes nothing.
 * @throws {MadoError} `call-not-found` (none of theirs), `not-answered`, `call-ended` (too long ago),
 * `window-outside-call`
 */
export function reportQuality(
  { database, clock }: ReportDeps,
  participant: Participant,
  { callId, windows }: QualityReport,
): Promise<void> {
  return database.transaction('report-quality', async (tx) => {
    const call = await findReported(tx, callId);
    if (call === null || ownerOf(call, participant) !== participant.id) throw new MadoError('call-not-found');
    refuseOutside(call, windows, clock.now());
    await keepWindows(
      tx,
      callId,
      windows.flatMap((window) => rowsOf(window, participant, call)),
    );
  });
}

const ownerOf = (call: ReportedCall, { side }: Participant): string | null =>
  side === 'tablet' ? call.tabletId : call.interpreterId;

/** The number of windows of a call is thereby bounded by its length. */
function refuseOutside(
  { acceptedAt, endedAt }: ReportedCall,
  windows: readonly QualityWindow[],
  now: Date,
): void {
  if (acceptedAt === null) throw new MadoError('not-answered');
  const end = endedAt ?? now;
  if (now.getTime() - end.getTime() > TAKEN_AFTER_END_MS) throw new MadoError('call-ended');
  const earliest = acceptedAt.getTime() - WINDOW_MS - CLOCK_TOLERANCE_MS;
  const latest = end.getTime() + CLOCK_TOLERANCE_MS;
  for (const { slot } of windows) {
    const start = slot * WINDOW_MS;
    if (start <= earliest || start > latest) throw new MadoError('window-outside-call');
  }
}

function rowsOf(
  { slot, seconds, receive, send }: QualityWindow,
  { side }: Participant,
  { modality }: ReportedCall,
): KeptWindow[] {
  const window = { side, startsAt: new Date(slot * WINDOW_MS), seconds };
  const received = { ...window, direction: 'receive', ...receive[modality], measures: receive } as const;
  if (send === null) return [received];
  return [received, { ...window, direction: 'send', judged: 0, met: 0, measures: send }];
}
