import type { Domain } from './routing-settings.ts';
import type { Wishes } from './wishes.ts';

/**
 * How much less than asked for is taken. 0: nothing less; 1: one step of proficiency less; 2: any proficiency; 3: any
 * domain as well, and people who are kept free for others. The language is never given up.
 */
export const relaxations = [0, 1, 2, 3] as const;
export type Relaxation = (typeof relaxations)[number];

/** What a call asks for beyond its language. `domain`: null: none in particular. */
export interface Wanted {
  readonly proficiency: number;
  readonly domain: Domain | null;
  /** It strains: whoever rests from signing is spared. */
  readonly strains: boolean;
  readonly wishes: Wishes;
}

/** What somebody has in the language of the call. */
export interface Skill {
  readonly proficiency: number;
  readonly domains: readonly Domain[];
}

/** How much less a call takes that has waited so long. @param after the waits at which it takes less, in milliseconds */
export function relaxationAt(waitedMs: number, after: readonly [number, number, number]): Relaxation {
  const [first, second, third] = after;
  if (waitedMs >= third) return 3;
  if (waitedMs >= second) return 2;
  return waitedMs >= first ? 1 : 0;
}

/** The least relaxation at which somebody with this skill may be rung. */
export function relaxationFor(skill: Skill, wanted: Pick<Wanted, 'proficiency' | 'domain'>): Relaxation {
  if (wanted.domain !== null && !skill.domains.includes(wanted.domain)) return 3;
  if (skill.proficiency >= wanted.proficiency) return 0;
  return skill.proficiency >= wanted.proficiency - 1 ? 1 : 2;
}
