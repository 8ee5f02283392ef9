import { domains } from '@mado/core/domain/routing-settings.ts';
import { genders } from '@mado/core/domain/wishes.ts';
import type { CallRequest } from '@mado/sfu-server/calls/request-call.ts';
import type { Random } from '../../support/fuzz/random.ts';

/** So few that visitors come again. */
const TICKETS = ['A-1', '7'] as const;

/** What a visitor asks for beyond a language: often nothing. @param variants of the language */
export function randomWishes(
  random: Random,
  variants: readonly string[],
): Omit<CallRequest, 'tabletId' | 'requestId' | 'language'> {
  const maybe = <T extends object>(chance: number, value: () => T): Partial<T> =>
    random.chance(chance) ? value() : {};
  return {
    ...maybe(0.2, () => ({ topic: random.pick(domains) })),
    ...maybe(0.3, () => ({ variants: variants.filter(() => random.chance(0.5)) })),
    ...maybe(0.6, () => ({ ticket: random.pick(TICKETS) })),
    ...maybe(0.4, () => ({
      preferences: {
        ...maybe(0.7, () => ({ gender: random.pick(genders) })),
        ...maybe(0.3, () => ({ deaf: true as const })),
      },
    })),
  };
}
