import { hasPreferences } from '@mado/core/domain/wishes.ts';
import type { PendingRow } from '@mado/sfu-server/calls/deadlines.ts';
import type { Call, Interpreter } from '@mado/sfu-server/calls/call-store.ts';
import type { MemoryRows } from './rows.ts';

/** Every row that something comes due of. */
export function pendingRows({
  calls,
  offers,
  interpreters,
  timelines,
  routing,
  groups,
}: MemoryRows): PendingRow[] {
  const rows: PendingRow[] = [];
  for (const { id, state, expiresAt } of offers.values())
    if (state === 'pending') rows.push({ id, kind: 'offer', since: expiresAt });
  for (const call of calls.values()) rows.push(...ofCall(call, timelines.get(call.id) ?? []));
  for (const { id, language, status, tabletLostAt, requestedAt, wishes } of calls.values())
    if (status.state === 'queued' && tabletLostAt === null) {
      for (const afterMs of routing.get(language.tag)?.relaxAfterMs ?? [])
        rows.push({ id, kind: 'relax', since: new Date(requestedAt.getTime() + afterMs) });
      const prefersUntil = requestedAt.getTime() + (routing.get(language.tag)?.preferMs ?? 10_000);
      if (hasPreferences(wishes)) rows.push({ id, kind: 'prefer', since: new Date(prefersUntil) });
      for (const { afterMs } of groups.values())
        if (afterMs > 0)
          rows.push({ id, kind: 'overflow', since: new Date(requestedAt.getTime() + afterMs) });
    }
  for (const interpreter of interpreters.values()) rows.push(...ofInterpreter(interpreter));
  return rows;
}

function ofCall(call: Call, timeline: readonly { readonly type: string; readonly at: Date }[]): PendingRow[] {
  const { id, status, tabletLostAt, consoleLostAt } = call;
  if (status.state === 'ended') return [];
  const rows: PendingRow[] = [];
  const waiting = status.state === 'queued' || status.state === 'offered';
  if (waiting) rows.push({ id, kind: 'queue', since: call.requestedAt });
  if (tabletLostAt !== null)
    rows.push({ id, kind: waiting ? 'waiting-tablet' : 'answered-tablet', since: tabletLostAt });
  if (!waiting && consoleLostAt !== null) rows.push({ id, kind: 'console', since: consoleLostAt });
  if (status.state === 'connecting' && tabletLostAt === null && consoleLostAt === null) {
    const back = timeline.findLast(({ type }) => type === 'reconnected')?.at ?? status.acceptedAt;
    rows.push({ id, kind: 'connect', since: back > status.acceptedAt ? back : status.acceptedAt });
  }
  return rows;
}

function ofInterpreter(interpreter: Interpreter): PendingRow[] {
  const { id, status, activity, unanswered, strain, disconnectedAt } = interpreter;
  const rows: PendingRow[] = [];
  if (activity.state === 'wrap-up') rows.push({ id, kind: 'wrap-up', since: activity.until });
  if (unanswered.pausedUntil !== null) rows.push({ id, kind: 'pause', since: unanswered.pausedUntil });
  if (strain.restsUntil !== null) rows.push({ id, kind: 'rest', since: strain.restsUntil });
  if (status !== 'offline' && activity.state !== 'on-call' && disconnectedAt !== null)
    rows.push({ id, kind: 'presence', since: disconnectedAt });
  return rows;
}
