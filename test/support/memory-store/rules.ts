import type { GroupStanding } from '@mado/core/domain/overflow.ts';
import type { Call, Interpreter, Offer } from '@mado/sfu-server/calls/call-store.ts';
import type { MemoryRows, OfferRow } from './rows.ts';

export const isLive = ({ status }: Call): boolean => status.state !== 'ended';
export const isAnswered = ({ status }: Call): boolean =>
  status.state === 'connecting' || status.state === 'active';

/** Has passed this call on: declined it or let it ring out. */
export const hasTried = (offers: readonly OfferRow[], interpreterId: string, callId: string): boolean =>
  offers.some(
    (offer) =>
      offer.callId === callId &&
      offer.interpreterId === interpreterId &&
      (offer.state === 'declined' || offer.state === 'timed-out'),
  );

/** A call that nobody rings, its tablet being there. */
export const isWaiting = ({ status, tabletLostAt }: Call): boolean =>
  status.state === 'queued' && tabletLostAt === null;

/** Waits, and somebody who has its language is free, or nobody is left to try. */
export function canBeHelped(
  {
    skills,
    interpreters,
    offers,
  }: Pick<MemoryRows, 'skills'> & {
    readonly interpreters: readonly Interpreter[];
    readonly offers: readonly OfferRow[];
  },
  call: Call,
): boolean {
  if (!isWaiting(call)) return false;
  const there = interpreters.filter(
    ({ id, status }) => status === 'available' && skills.get(id)?.has(call.language.tag) === true,
  );
  const isLeft = ({ id }: Interpreter) => isAllowed(skills, id, call) && !hasTried(offers, id, call.id);
  return there.some(isFree) || !there.some(isLeft);
}

/** Has a variant that the call takes, and is not among those whom it will not have. */
export function isAllowed(
  skills: MemoryRows['skills'],
  interpreterId: string,
  { language, wishes }: Call,
): boolean {
  const has = skills.get(interpreterId)?.get(language.tag)?.variants ?? [];
  const wanted = new Set(wishes.variants);
  return (
    (wanted.size === 0 || has.some((tag) => wanted.has(tag))) && !wishes.excluded.includes(interpreterId)
  );
}

/** Free to be rung at this moment. */
export const isFree = ({ status, activity, disconnectedAt, unanswered }: Interpreter): boolean =>
  status === 'available' &&
  activity.state === 'idle' &&
  disconnectedAt === null &&
  unanswered.pausedUntil === null;

/** Has another language that keeps people free, and is among the last who are. */
export function isReserved(
  { skills, routing, languages }: MemoryRows,
  interpreters: readonly Interpreter[],
  id: string,
  language: string,
): boolean {
  return [...(skills.get(id)?.keys() ?? [])].some((other) => {
    const kept = routing.get(other)?.keepFree ?? 0;
    const mayTake = ({ strain }: Interpreter) =>
      strain.restsUntil === null || languages.get(other)?.modality !== 'sign';
    const able = interpreters.filter((one) => mayTake(one) && skills.get(one.id)?.has(other) === true);
    if (!able.some((one) => one.id === id)) return false;
    return other !== language && kept > 0 && able.filter(isFree).length <= kept;
  });
}

/** The group of somebody as it stands; null: one of the ward's own. */
export function groupOf(
  { groups, members }: Pick<MemoryRows, 'groups' | 'members'>,
  interpreters: readonly Interpreter[],
  id: string,
): GroupStanding | null {
  const groupId = members.get(id);
  const group = groupId === undefined ? undefined : groups.get(groupId);
  if (group === undefined) return null;
  const busy = interpreters.filter(
    (one) =>
      members.get(one.id) === groupId &&
      (one.activity.state === 'reserved' || one.activity.state === 'on-call'),
  );
  return { ...group, full: group.capacity !== null && group.capacity <= busy.length };
}

/** An offer without how it was closed. */
export function toOffer(row: OfferRow | null): Offer | null {
  if (row === null) return null;
  const { id, callId, interpreterId, state, createdAt, expiresAt } = row;
  return { id, callId, interpreterId, state, createdAt, expiresAt };
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;
