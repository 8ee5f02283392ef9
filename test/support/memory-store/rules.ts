import type { EarlierCall } from '@mado/core/domain/wishes.ts';
import type { Call, Offer, Place, WaitingCall } from '@mado/sfu-server/calls/call-store.ts';
import { defaultRouting } from '@mado/core/domain/routing-settings.ts';
import { freeFor, there, type Now } from './people.ts';
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

/** Waits, and somebody is free for its language. */
export const canBeHelped = (now: Now, call: Call): boolean =>
  isWaiting(call) && freeFor(now, call.language.tag) > 0;

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

/** Waits, and nobody is there who has not passed it on. */
export const isForsaken = (now: Now, call: Call): boolean =>
  isWaiting(call) &&
  there(now, call.language.tag).every(
    ([{ id }]) => hasTried(now.offers, id, call.id) || !isAllowed(now.skills, id, call),
  );

/** A call that waits, with what is to be known for ringing. */
export const waitingCall = ({ routing, interpreters, offers }: Now, call: Call): WaitingCall => ({
  call,
  routing: routing.get(call.language.tag) ?? defaultRouting(call.language.modality),
  tried: interpreters.filter(({ id }) => hasTried(offers, id, call.id)).map(({ id }) => id),
});

/** In the order in which calls are taken up. */
export const byPlace = (a: Place, b: Place): number =>
  a.waitsSince.getTime() - b.waitsSince.getTime() || byId(a, b);

/** Calls of a ticket in a language that came to be talked in, the newest first. */
export const earlierOf = (calls: readonly Call[], ticketHash: string, language: string): EarlierCall[] =>
  calls
    .filter((call) => call.ticketHash === ticketHash && call.language.tag === language)
    .sort((a, b) => byId(b, a))
    .flatMap(({ status, nextTime }) =>
      status.state === 'ended' && status.activeAt !== null && status.interpreterId !== null
        ? [{ interpreterId: status.interpreterId, nextTime }]
        : [],
    );

/** An offer without how it was closed. */
export function toOffer(row: OfferRow | null): Offer | null {
  if (row === null) return null;
  const { id, callId, interpreterId, state, createdAt, expiresAt } = row;
  return { id, callId, interpreterId, state, createdAt, expiresAt };
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
