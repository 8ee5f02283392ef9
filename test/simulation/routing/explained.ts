import type { Call, Offer, TimelineRecord } from '@mado/sfu-server/calls/call-store.ts';

/** Where a call stands as far as its timeline tells. */
interface Told {
  readonly state: Call['status']['state'] | null;
  readonly ringing: readonly string[];
  readonly answeredBy: string | null;
}

const before: Told = { state: null, ringing: [], answeredBy: null };

/** What does not follow from the timeline although it is so, or the other way round. */
export function unexplained(
  call: Call,
  offers: readonly Offer[],
  timeline: readonly TimelineRecord[],
): string[] {
  const wrong: string[] = [];
  let told = before;
  for (const event of timeline) {
    const next = follow(told, event);
    if (next === null) wrong.push(`call ${call.id}: ${event.type} after ${told.state ?? 'nothing'}`);
    else told = next;
  }
  const answeredBy = 'interpreterId' in call.status ? call.status.interpreterId : null;
  const ringing = offers.filter(({ state }) => state === 'pending').map(({ interpreterId }) => interpreterId);
  const is = JSON.stringify([call.status.state, ringing.sort(), answeredBy]);
  const tells = JSON.stringify([told.state, [...told.ringing].sort(), told.answeredBy]);
  if (is !== tells) wrong.push(`call ${call.id} is ${is} and its timeline tells ${tells}`);
  return wrong;
}

/** @returns null where this cannot happen then */
function follow(told: Told, event: TimelineRecord): Told | null {
  const { state, ringing } = told;
  const who = event.interpreterId ?? '';
  const live = state !== null && state !== 'ended';
  switch (event.type) {
    case 'requested':
      return state === null ? { ...told, state: 'queued' } : null;
    case 'offered':
      return state === 'queued' || state === 'offered'
        ? { ...told, state: 'offered', ringing: [...ringing, who] }
        : null;
    case 'declined':
    case 'timed-out':
    case 'rescinded':
      return ringing.includes(who) ? afterOffer(told, who) : null;
    case 'accepted':
      return state === 'offered' && ringing.includes(who)
        ? { state: 'connecting', ringing: ringing.filter((one) => one !== who), answeredBy: who }
        : null;
    case 'connected':
      return state === 'connecting' ? { ...told, state: 'active' } : null;
    case 'disconnected':
    case 'reconnected':
      return live ? told : null;
    case 'ended':
      return live && ringing.length === 0 ? { ...told, state: 'ended' } : null;
    case 'surveyed':
      return state === 'ended' ? told : null;
    default:
      return told;
  }
}

function afterOffer(told: Told, who: string): Told {
  const ringing = told.ringing.filter((one) => one !== who);
  const gone = told.state === 'offered' && ringing.length === 0;
  return { ...told, ringing, state: gone ? 'queued' : told.state };
}
