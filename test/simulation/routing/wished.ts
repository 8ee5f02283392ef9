import type { Call } from '@mado/sfu-server/calls/call-store.ts';
import type { Before, MemoryStore } from '../../support/memory-store/memory-store.ts';
import type { MemoryTransaction } from '../../support/memory-store/memory-transaction.ts';
import { hasTried } from '../../support/memory-store/rules.ts';

/** Lacks the variant that the call wants, or is not to be had again. */
export function isBarred({ rows }: MemoryStore, interpreterId: string, { language, wishes }: Call): boolean {
  const has = new Set(rows.skills.get(interpreterId)?.get(language.tag)?.variants);
  const lacks = wishes.variants.length > 0 && wishes.variants.filter((tag) => has.has(tag)).length === 0;
  return lacks || wishes.excluded.some((id) => id === interpreterId);
}

/** How much is missing of what the visitor prefers: what they say now counts twice. */
export function missingOf({ rows }: MemoryStore, interpreterId: string, { wishes }: Call): number {
  const { gender = null, deaf = false } = rows.traits.get(interpreterId) ?? {};
  let missing = 0;
  if (wishes.gender !== null && wishes.gender !== gender) missing += 2;
  if (wishes.deaf && !deaf) missing += 2;
  if (wishes.again !== null && wishes.again !== interpreterId) missing += 1;
  return missing;
}

/** For how long a call holds out for those whom its visitor prefers, in milliseconds. */
export const preferMs = ({ rows }: MemoryStore, { language }: Call): number =>
  rows.routing.get(language.tag)?.preferMs ?? 10_000;

/** Since when nothing has changed of somebody, by whoever looked at `lookedAt`. */
const isAsSeen = (store: MemoryStore, interpreterId: string, lookedAt: number): boolean =>
  !store.isHeld(`interpreter ${interpreterId}`) &&
  store.history.last(`release of interpreter ${interpreterId}`) < lookedAt;

/** Nobody is rung who must not be, nor anybody too early while somebody whom the visitor would rather have is there. */
export function againstWishes(store: MemoryStore, tx: MemoryTransaction, before: Before): string[] {
  const made = [...tx.offers.written.values()].filter(({ id }) => !before.offers.has(id));
  const offersOf = (callId: string) => [...store.rows.offers.values()].filter((one) => one.callId === callId);
  const turn = (id: string) => store.rows.groups.get(store.rows.members.get(id) ?? '')?.afterMs ?? 0;
  return made.flatMap(({ callId, interpreterId, createdAt }) => {
    const call = store.rows.calls.get(callId);
    if (call === undefined) return [];
    if (isBarred(store, interpreterId, call)) return [`${interpreterId} must not be rung for call ${callId}`];
    const waited = createdAt.getTime() - call.requestedAt.getTime();
    if (waited >= preferMs(store, call)) return [];
    return [...store.rows.interpreters.values()]
      .filter(({ id, status }) => status === 'available' && isAsSeen(store, id, tx.taken[0]?.at ?? 0))
      .filter(({ id }) => store.rows.skills.get(id)?.has(call.language.tag) === true)
      .filter(({ id }) => !isBarred(store, id, call) && !hasTried(offersOf(callId), id, callId))
      .filter(({ id }) => turn(id) <= Math.max(waited, turn(interpreterId)))
      .filter(({ id }) => missingOf(store, id, call) < missingOf(store, interpreterId, call))
      .map(({ id }) => `${interpreterId} is rung for call ${callId}, which holds out for ${id}`);
  });
}

/** A call of a ticket knows what was said after the calls of the same ticket. */
export function forgetful({ rows, history }: MemoryStore, tx: MemoryTransaction): string[] {
  const asked = tx.events
    .filter(({ type }) => type === 'requested')
    .map(({ callId }) => rows.calls.get(callId));
  return asked.flatMap((call) => {
    if (call === undefined) return [];
    const earlier = [...rows.calls.values()]
      .filter(({ id, ticketHash, language }) => {
        const isTwin = ticketHash !== null && ticketHash === call.ticketHash;
        return isTwin && language.tag === call.language.tag && id < call.id;
      })
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (earlier.some(({ id }) => history.last(`change of ${id}`) > (tx.lookedBackAt ?? 0))) return [];
    const talks = earlier.flatMap(({ status, nextTime }) =>
      status.state === 'ended' && status.activeAt !== null ? [{ who: status.interpreterId, nextTime }] : [],
    );
    const lastWord = (who: string | null) =>
      talks.find((talk) => talk.who === who && talk.nextTime !== null)?.nextTime;
    const unwanted = new Set(talks.filter(({ who }) => lastWord(who) === 'other').map(({ who }) => who));
    const best =
      talks.find(({ who }) => lastWord(who) === 'same') ?? talks.find(({ who }) => !unwanted.has(who));
    const isRight =
      call.wishes.again === (best?.who ?? null) &&
      call.wishes.excluded.length === unwanted.size &&
      call.wishes.excluded.every((who) => unwanted.has(who));
    return isRight ? [] : [`call ${call.id} does not know what was said with its ticket`];
  });
}
