import type { CallStatus, Side } from '@mado/core/domain/call.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import type { CallInsert, CallRow, CallUpdate } from '../db/schema.ts';
import type { Call } from './call-store.ts';

/** A row of `call` with what `language` says of its language. */
type JoinedCall = CallRow & { modality: Modality };

/** A row that its table's own constraints should have made impossible. */
const broken = (row: JoinedCall): Error => new Error(`call ${row.id} is not whole in state ${row.state}`);

export function toCall(row: JoinedCall): Call {
  return {
    id: row.id,
    requestId: row.request_id,
    tabletId: row.tablet_id,
    counterId: row.counter_id,
    language: { tag: row.language, modality: row.modality },
    domain: row.domain,
    wishes: {
      variants: row.variants,
      gender: row.wished_gender,
      deaf: row.wished_deaf,
      again: row.wished_interpreter,
      excluded: row.excluded_interpreters,
    },
    ticketHash: row.ticket_hash,
    nextTime: row.next_time,
    status: toStatus(row),
    requestedAt: row.requested_at,
    waitsSince: row.waits_since,
    dismissedAt: row.dismissed_at,
    tabletLostAt: row.tablet_lost_at,
    consoleLostAt: row.console_lost_at,
  };
}

function toStatus(row: JoinedCall): CallStatus {
  const { interpreter_id: interpreterId, accepted_at: acceptedAt, active_at: activeAt } = row;
  switch (row.state) {
    case 'queued':
    case 'offered':
      return { state: row.state };
    case 'connecting':
      if (interpreterId === null || acceptedAt === null) throw broken(row);
      return { state: 'connecting', interpreterId, acceptedAt, mediaUp: mediaUpOf(row) };
    case 'active':
      if (interpreterId === null || acceptedAt === null || activeAt === null) throw broken(row);
      return { state: 'active', interpreterId, acceptedAt, activeAt };
    case 'ended':
      if (row.outcome === null || row.reason === null || row.ended_at === null) throw broken(row);
      return {
        state: 'ended',
        outcome: row.outcome,
        reason: row.reason,
        endedAt: row.ended_at,
        interpreterId,
        acceptedAt,
        activeAt,
      };
  }
}

const mediaUpOf = (row: JoinedCall): Side[] => [
  ...(row.tablet_media ? (['tablet'] as const) : []),
  ...(row.interpreter_media ? (['interpreter'] as const) : []),
];

export const toInsert = (call: Call, node: string): CallInsert => ({
  id: call.id,
  request_id: call.requestId,
  tablet_id: call.tabletId,
  counter_id: call.counterId,
  language: call.language.tag,
  node,
  domain: call.domain,
  variants: [...call.wishes.variants],
  wished_gender: call.wishes.gender,
  wished_deaf: call.wishes.deaf,
  wished_interpreter: call.wishes.again,
  excluded_interpreters: [...call.wishes.excluded],
  ticket_hash: call.ticketHash,
  requested_at: call.requestedAt,
  waits_since: call.waitsSince,
  state: call.status.state,
});

/** The columns that a call's life changes. */
export function toUpdate(call: Call): CallUpdate {
  const { status } = call;
  const ended = status.state === 'ended' ? status : null;
  const answered = 'interpreterId' in status ? status : null;
  const mediaUp = status.state === 'connecting' ? status.mediaUp : [];
  return {
    state: status.state,
    interpreter_id: answered?.interpreterId ?? null,
    accepted_at: answered?.acceptedAt ?? null,
    active_at: 'activeAt' in status ? status.activeAt : null,
    tablet_media: mediaUp.includes('tablet'),
    interpreter_media: mediaUp.includes('interpreter'),
    outcome: ended?.outcome ?? null,
    reason: ended?.reason ?? null,
    ended_at: ended?.endedAt ?? null,
    dismissed_at: call.dismissedAt,
    next_time: call.nextTime,
    tablet_lost_at: call.tabletLostAt,
    console_lost_at: call.consoleLostAt,
  };
}
