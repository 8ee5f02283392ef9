import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import { maySignMs, type StrainRules } from '@mado/core/domain/strain.ts';
import { dueAmong } from '@mado/sfu-server/calls/deadlines.ts';
import type { Call, GroupAtWork, Interpreter } from '@mado/sfu-server/calls/call-store.ts';
import { pendingRows } from '../../support/memory-store/deadlines.ts';
import type { Before, MemoryStore } from '../../support/memory-store/memory-store.ts';
import type { MemoryTransaction } from '../../support/memory-store/memory-transaction.ts';
import { groupOf, isFree, isReserved } from '../../support/memory-store/people.ts';
import { hasTried, isWaiting } from '../../support/memory-store/rules.ts';
import type { OfferRow } from '../../support/memory-store/rows.ts';
import { unexplained } from './explained.ts';
import { wronglyTurnedAway } from './turned-away.ts';
import { againstWishes, forgetful, isBarred, missingOf, preferMs } from './wished.ts';

/** What must hold after every commit: answers with what does not. */
export function brokenBy(store: MemoryStore, tx: MemoryTransaction, before: Before): string[] {
  return [
    ...endedTwice(tx, before),
    ...[...tx.calls.written.keys(), ...tx.events.map(({ callId }) => callId)].flatMap((id) =>
      wrongCall(store, id),
    ),
    ...[...store.rows.interpreters.values()].flatMap((interpreter) => wrongInterpreter(store, interpreter)),
    ...unfairOffers(store, tx, before),
    ...tooManyOfGroup(store),
    ...strained(store, tx, before),
    ...againstWishes(store, tx, before),
    ...forgetful(store, tx),
    ...wronglyTurnedAway(store, tx),
  ];
}

/** Nobody is rung for a call that strains who may not sign for as long as a call takes, or has signed and nobody kept it. */
function strained(store: MemoryStore, tx: MemoryTransaction, before: Before): string[] {
  const rung = [...tx.offers.written.values()].filter(({ id }) => !before.offers.has(id));
  const tired = rung.flatMap(({ callId, interpreterId, createdAt }) => {
    // Whose rest ended while the transaction was under way is rung as of an instant before its end.
    if (store.history.last(`release of interpreter ${interpreterId}`) > (tx.taken[0]?.at ?? 0)) return [];
    const rules = rulesFor(store, store.rows.calls.get(callId));
    const signing = store.rows.interpreters.get(interpreterId)?.strain.signing ?? [];
    return rules !== null && maySignMs(signing, createdAt, rules) < rules.leastMs
      ? [`${interpreterId} is rung for call ${callId}, and has signed for as long as they may`]
      : [];
  });
  const forgotten = [...tx.calls.written.values()].flatMap((call) => {
    const { status } = call;
    if (status.state !== 'ended' || status.activeAt === null || rulesFor(store, call) === null) return [];
    if (before.calls.get(call.id)?.status.state === 'ended') return [];
    const last = store.rows.interpreters.get(status.interpreterId ?? '')?.strain.signing.at(-1);
    return last?.from.getTime() === status.activeAt.getTime() &&
      last.to.getTime() === status.endedAt.getTime()
      ? []
      : [`call ${call.id} was signed, and is not counted`];
  });
  return [...tired, ...forgotten];
}

/** How much signing is too much for calls in this one's language; null where it does not strain. */
const rulesFor = ({ rows }: MemoryStore, call: Call | undefined): StrainRules | null =>
  rows.routing.get(call?.language.tag ?? '')?.strain ?? null;

/** May not be rung for it, having signed so much. */
const isSpared = (store: MemoryStore, { strain }: Interpreter, call: Call): boolean =>
  strain.restsUntil !== null && rulesFor(store, call) !== null;

/** Never more of a group are rung or in calls than may be. */
const tooManyOfGroup = ({ rows }: MemoryStore): string[] =>
  [...rows.groups].flatMap(([groupId, { capacity }]) => {
    const busy = [...rows.interpreters.values()].filter(
      ({ id, activity }) =>
        rows.members.get(id) === groupId && (activity.state === 'reserved' || activity.state === 'on-call'),
    );
    return capacity === null || busy.length <= capacity
      ? []
      : [`${busy.length} of group ${groupId} are busy, and ${capacity} may be`];
  });

const offersOf = ({ rows }: MemoryStore, callId: string): OfferRow[] =>
  [...rows.offers.values()].filter((offer) => offer.callId === callId);

/** Every offer and every call ends once. */
function endedTwice(tx: MemoryTransaction, before: Before): string[] {
  const calls = [...tx.calls.written.values()].filter((call) => {
    const status = before.calls.get(call.id)?.status;
    return status?.state === 'ended' && JSON.stringify(status) !== JSON.stringify(call.status);
  });
  const offers = [...tx.offers.written.values()].filter((offer) => {
    const old = before.offers.get(offer.id);
    return old !== undefined && old.state !== 'pending' && old.state !== offer.state;
  });
  return [
    ...calls.map(({ id }) => `call ${id} goes on after its end`),
    ...offers.map(({ id, state }) => `offer ${id} was closed before, and is ${state} now`),
  ];
}

function wrongCall(store: MemoryStore, id: string): string[] {
  const call = store.rows.calls.get(id);
  if (call === undefined) return [`call ${id} has a timeline and no row`];
  const offers = offersOf(store, id);
  const pending = offers.filter(({ state }) => state === 'pending').length;
  const accepted = offers.filter(({ state }) => state === 'accepted').length;
  const wrong = unexplained(call, offers, store.rows.timelines.get(id) ?? []);
  if (pending > (store.rows.routing.get(call.language.tag)?.ringWidth ?? 1))
    wrong.push(`call ${id} rings at ${pending} interpreters`);
  if (accepted > 1) wrong.push(`call ${id} has ${accepted} accepted offers`);
  return wrong;
}

function wrongInterpreter({ rows }: MemoryStore, { id, activity, status }: Interpreter): string[] {
  const inCalls = [...rows.calls.values()].filter(
    (call) =>
      (call.status.state === 'connecting' || call.status.state === 'active') &&
      call.status.interpreterId === id,
  ).length;
  const rung = [...rows.offers.values()].filter(
    (offer) => offer.interpreterId === id && offer.state === 'pending',
  ).length;
  const wrong: string[] = [];
  if (inCalls + rung > 1) wrong.push(`interpreter ${id} has ${inCalls} calls and ${rung} offers`);
  if ((activity.state === 'on-call') !== (inCalls === 1))
    wrong.push(`interpreter ${id} is ${activity.state} with ${inCalls} calls`);
  if ((activity.state === 'reserved') !== (rung === 1))
    wrong.push(`interpreter ${id} is ${activity.state} with ${rung} offers`);
  if (rung > 0 && status !== 'available') wrong.push(`interpreter ${id} is rung while ${status}`);
  return wrong;
}

/** An offer must not pass over a call that comes before, nor somebody who fits as well and has been idle for longer. */
function unfairOffers(store: MemoryStore, tx: MemoryTransaction, before: Before): string[] {
  const made = [...tx.offers.written.values()].filter(({ id }) => !before.offers.has(id));
  const rungNow = made.map(({ interpreterId }) => interpreterId);
  return made.flatMap((offer) => {
    const call = store.rows.calls.get(offer.callId);
    const rung = store.rows.interpreters.get(offer.interpreterId);
    if (call === undefined || rung === undefined) return [`offer ${offer.id} is of nobody`];
    return [
      ...(hasTried(offersOf(store, call.id), rung.id, call.id)
        ? [`call ${call.id} is rung again at ${rung.id}, who passed it on`]
        : []),
      ...[...store.rows.calls.values()]
        .filter((other) => waitedLonger(other, call) && wasPassedOver(store, tx, other, rung))
        .map(({ id }) => `call ${id} comes before call ${call.id}, whom ${rung.id} is given to`),
      ...[...store.rows.interpreters.values()]
        .filter(
          (other) =>
            !rungNow.includes(other.id) &&
            wasFree(store, other, call, tx.taken[0]?.at ?? 0) &&
            comesBefore(store, other, rung, call),
        )
        .map(({ id }) => `interpreter ${id} comes before ${rung.id}, who is rung for call ${call.id}`),
    ];
  });
}

/** They are more as the visitor prefers; or as much so, and their turn comes before, or at the same time they fit no less and have been idle for longer. */
function comesBefore(store: MemoryStore, other: Interpreter, rung: Interpreter, call: Call): boolean {
  const turns = turnOfMember(store, other.id) - turnOfMember(store, rung.id);
  const fitsNoLess = needOf(store, other.id, call) <= needOf(store, rung.id, call);
  const missing = missingOf(store, other.id, call) - missingOf(store, rung.id, call);
  if (missing !== 0) return missing < 0;
  return turns < 0 || (turns === 0 && fitsNoLess && other.idleSince < rung.idleSince);
}

/** How long a call waits before it rings at somebody. */
const turnOfMember = ({ rows }: MemoryStore, interpreterId: string): number =>
  rows.groups.get(rows.members.get(interpreterId) ?? '')?.afterMs ?? 0;

const waitedLonger = (other: Call, call: Call): boolean =>
  other.id !== call.id && isWaiting(other) && other.waitsSince < call.waitsSince;

/**
 * Whoever rings looked after this call while `interpreter` could have been rung for it, and did not ring. Somebody who
 * comes free in the middle of a pass may go to a call that is looked after later in it.
 */
function wasPassedOver(
  store: MemoryStore,
  { server }: MemoryTransaction,
  call: Call,
  interpreter: Interpreter,
): boolean {
  const looked = store.history.last(`look at ${call.id} by ${server}`);
  const changed = Math.max(
    store.history.last(`change of ${call.id}`),
    store.history.last(`release of interpreter ${interpreter.id}`),
  );
  return (
    looked > changed && mayTake(store, interpreter, call) && missingOf(store, interpreter.id, call) === 0
  );
}

/** Could have been rung for the call by whoever took it up at `lookedAt`. */
const wasFree = (store: MemoryStore, interpreter: Interpreter, call: Call, lookedAt: number): boolean =>
  !store.isHeld(`interpreter ${interpreter.id}`) &&
  store.history.last(`release of interpreter ${interpreter.id}`) < lookedAt &&
  isFree(interpreter) &&
  mayTake(store, interpreter, call);

/** Has all that is asked for, is kept for nobody else, and has not passed the call on before. */
const mayTake = (store: MemoryStore, interpreter: Interpreter, call: Call): boolean =>
  needOf(store, interpreter.id, call) === 0 &&
  !isBarred(store, interpreter.id, call) &&
  !isSpared(store, interpreter, call) &&
  isAlwaysInReach(store, interpreter.id) &&
  !hasTried(offersOf(store, call.id), interpreter.id, call.id) &&
  !mayBeReserved(store, interpreter.id, call);

/** Their turn comes at once, and there is always a place for them. */
const isAlwaysInReach = ({ rows }: MemoryStore, interpreterId: string): boolean => {
  const group = rows.groups.get(rows.members.get(interpreterId) ?? '');
  return group === undefined || (group.afterMs === 0 && group.capacity === null);
};

/** Has another language for which somebody is kept free, whether or not it comes to that now. */
const mayBeReserved = ({ rows }: MemoryStore, interpreterId: string, call: Call): boolean =>
  [...(rows.skills.get(interpreterId)?.keys() ?? [])].some(
    (tag) => tag !== call.language.tag && (rows.routing.get(tag)?.keepFree ?? 0) > 0,
  );

/** How far what is asked for must be given up for this interpreter: 0 to 3, and never for another language. */
function needOf({ rows }: MemoryStore, interpreterId: string, { language, domain }: Call): number {
  const skill = rows.skills.get(interpreterId)?.get(language.tag);
  if (skill === undefined) return Infinity;
  if (domain !== null && !skill.domains.includes(domain)) return 3;
  const lacking = (rows.routing.get(language.tag)?.leastProficiency ?? 0) - skill.proficiency;
  return Math.min(2, Math.max(0, lacking));
}

/** What must hold once every dispatcher has had its turn. */
export const brokenAtRest = (store: MemoryStore, now: Date): string[] => [
  ...waitingInVain(store, now),
  ...Object.entries<readonly string[]>({
    ...dueAmong(pendingRows(store.rows), now, routingDefaults),
  }).flatMap(([kind, ids]) => ids.map((id) => `${kind} of ${id} is overdue`)),
];

const isFull = (group: GroupAtWork | null): boolean =>
  group !== null && group.capacity !== null && group.capacity <= group.busy;

function waitingInVain(store: MemoryStore, now: Date): string[] {
  const everybody = [...store.rows.interpreters.values()];
  const rows = { ...store.rows, interpreters: everybody, offers: [...store.rows.offers.values()] };
  return [...store.rows.calls.values()].filter(isWaiting).flatMap((call) => {
    const untried = everybody.filter(
      ({ id, status }) =>
        status === 'available' &&
        needOf(store, id, call) < Infinity &&
        !isBarred(store, id, call) &&
        !hasTried(offersOf(store, call.id), id, call.id),
    );
    if (untried.length === 0) return [`call ${call.id} waits although nobody is left`];
    const waited = now.getTime() - call.requestedAt.getTime();
    // Where nobody's turn has come, it has come for those who come first.
    const reach = Math.max(waited, Math.min(...untried.map(({ id }) => turnOfMember(store, id))));
    const inReach = untried.filter(({ id }) => turnOfMember(store, id) <= reach);
    const passed = (store.rows.routing.get(call.language.tag)?.relaxAfterMs ?? []).filter(
      (after) => waited >= after,
    ).length;
    // Where nobody fits what is asked for, as much less is asked for as it takes.
    const least = Math.min(...inReach.map(({ id }) => missingOf(store, id, call)));
    const preferred = inReach.filter(({ id }) => missingOf(store, id, call) === least);
    const taken = Math.max(passed, Math.min(...preferred.map(({ id }) => needOf(store, id, call))));
    return (waited < preferMs(store, call) ? preferred : inReach)
      .filter((one) => !isSpared(store, one, call))
      .filter((one) => isFree(one) && needOf(store, one.id, call) <= taken)
      .filter(({ id }) => !isFull(groupOf(rows, id)))
      .filter((one) => taken === 3 || !isReserved(rows, one, call.language.tag))
      .map(({ id }) => `call ${call.id} waits although ${id} is free`);
  });
}
