import type { GroupAtWork, Interpreter, Person } from '@mado/sfu-server/calls/call-store.ts';
import type { PlannedSkill } from '../fill-ward.ts';
import type { MemoryRows, OfferRow } from './rows.ts';

/** The rows as somebody sees them. */
export type Now = Omit<MemoryRows, 'interpreters' | 'offers'> & {
  readonly interpreters: readonly Interpreter[];
  readonly offers: readonly OfferRow[];
};

/** Those who have a language and are available, each with what they have in it. */
export const there = (
  { skills, interpreters }: Now,
  language: string,
): (readonly [Interpreter, PlannedSkill])[] =>
  interpreters.flatMap((interpreter) => {
    const skill = skills.get(interpreter.id)?.get(language);
    return skill === undefined || interpreter.status !== 'available' ? [] : [[interpreter, skill]];
  });

/** Somebody of them as the routing sees them. */
export const personOf = (now: Now, [interpreter, skill]: readonly [Interpreter, PlannedSkill]): Person => ({
  interpreterId: interpreter.id,
  state: interpreter.activity.state,
  connected: interpreter.disconnectedAt === null,
  idleSince: interpreter.idleSince,
  paused: interpreter.unanswered.pausedUntil !== null,
  resting: interpreter.strain.restsUntil !== null,
  proficiency: skill.proficiency,
  domains: skill.domains,
  variants: skill.variants ?? [],
  ...(now.traits.get(interpreter.id) ?? { gender: null, deaf: false }),
  keptFor: keptFor(now, interpreter),
  group: groupOf(now, interpreter.id),
});

/** In how many languages somebody can be rung. */
export const freeSkills = (now: Now): number =>
  [...now.languages.keys()].reduce((sum, language) => sum + freeFor(now, language), 0);

export const freeFor = (now: Now, language: string): number =>
  there(now, language).filter(([interpreter]) => isFree(interpreter) && mayTake(now, interpreter, language))
    .length;

/** Whoever rests from signing takes no calls in a sign language. */
const mayTake = ({ languages }: Pick<Now, 'languages'>, { strain }: Interpreter, language: string): boolean =>
  strain.restsUntil === null || languages.get(language)?.modality !== 'sign';

/** Free to be rung at this moment. */
export const isFree = ({ status, activity, disconnectedAt, unanswered }: Interpreter): boolean =>
  status === 'available' &&
  activity.state === 'idle' &&
  disconnectedAt === null &&
  unanswered.pausedUntil === null;

/** Languages of somebody for which some are kept free, as far as they can be rung for them. */
export const keptFor = (
  rows: Pick<MemoryRows, 'skills' | 'routing' | 'languages'>,
  interpreter: Interpreter,
): string[] =>
  [...(rows.skills.get(interpreter.id)?.keys() ?? [])].filter(
    (language) => (rows.routing.get(language)?.keepFree ?? 0) > 0 && mayTake(rows, interpreter, language),
  );

/** Of each language that keeps people free: how many more than those are free. */
export const sparesOf = (now: Now): Map<string, number> =>
  new Map(
    [...now.routing].flatMap(([language, { keepFree }]) =>
      keepFree > 0 ? [[language, freeFor(now, language) - keepFree] as const] : [],
    ),
  );

/** Has another language that keeps people free, and is among the last who are. */
export function isReserved(now: Now, interpreter: Interpreter, language: string): boolean {
  const spares = sparesOf(now);
  return keptFor(now, interpreter).some((other) => other !== language && (spares.get(other) ?? 0) <= 0);
}

/** How many of a group are rung or in calls. */
export const busyOf = ({ members, interpreters }: Now, groupId: string): number =>
  interpreters.filter(
    ({ id, activity }) =>
      members.get(id) === groupId && (activity.state === 'reserved' || activity.state === 'on-call'),
  ).length;

/** The group of somebody; null: one of the ward's own. */
export function groupOf(now: Now, interpreterId: string): GroupAtWork | null {
  const id = now.members.get(interpreterId);
  const group = id === undefined ? undefined : now.groups.get(id);
  return id === undefined || group === undefined ? null : { id, ...group, busy: busyOf(now, id) };
}
