import type { Language } from '@mado/core/domain/language.ts';
import type { OpeningHours } from '@mado/core/domain/opening.ts';
import { domains, type RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { StrainRules } from '@mado/core/domain/strain.ts';
import { genders, type LanguageVariant } from '@mado/core/domain/wishes.ts';
import type { PlannedWard } from '../../support/fill-ward.ts';
import type { Random } from '../../support/fuzz/random.ts';

const languages: readonly Language[] = [
  { tag: 'jsl', modality: 'sign' },
  { tag: 'en', modality: 'spoken' },
  { tag: 'ko', modality: 'spoken' },
  { tag: 'cmn', modality: 'spoken' },
];

/** Ids that come again with the seed, in the order in which they are made, in the form that the database takes. */
export function ids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}

/** The least and the most of each. */
const fewOrSome = { tablets: [2, 8], interpreters: [1, 7] } as const;

/** How calls of a language are routed. */
const randomRouting = (random: Random): RoutingSettings => ({
  ringWidth: random.pick([1, 1, 2, 3]),
  leastProficiency: 1 + random.below(5),
  keepFree: random.pick([0, 0, 1, 2]),
  ...(random.chance(0.5) ? { preferMs: random.pick([0, 5_000, 30_000]) } : {}),
  wrapUpMs: random.pick([0, 10_000, 60_000]),
  relaxAfterMs: random.pick([
    [15_000, 30_000, 60_000],
    [0, 0, 0],
    [5_000, 5_000, 300_000],
  ]),
});

/** How much signing is too much: minutes, where it is an hour. */
const randomStrain = (random: Random): StrainRules | null =>
  random.pick([
    null,
    { continuousMs: 40_000, restMs: 20_000, inWindowMs: 90_000, windowMs: 300_000, leastMs: 20_000 },
    { continuousMs: 60_000, restMs: 90_000, inWindowMs: 60_000, windowMs: 60_000, leastMs: 0 },
  ]);

/** A ward of random size. */
export function planWard(
  random: Random,
  newId: () => string,
  sizes: Readonly<Record<keyof typeof fewOrSome, readonly [number, number]>> = fewOrSome,
): PlannedWard {
  const maybe = <T>(chance: number, value: () => T) => (random.chance(chance) ? value() : undefined);
  const several = (least: number, most: number) =>
    Array.from({ length: least + random.below(most - least + 1) });
  const opening = (): OpeningHours | null => (random.chance(0.6) ? null : openOnAndOff(random));
  const groups = several(0, 3).map((_nothing, index) => ({
    id: newId(),
    name: `組 ${index + 1}`,
    afterMs: random.pick([0, 5_000, 20_000, 45_000]),
    capacity: random.pick([null, 1, 2]),
  }));
  const groupIds = groups.map(({ id }) => id);
  const variants: readonly LanguageVariant[] = ['one', 'two', 'three'].map((tag) => ({
    tag,
    names: { ja: tag, en: tag },
  }));
  return {
    groups,
    languages: languages.map((language) => ({
      ...language,
      opening: opening(),
      variants: variants.slice(0, random.below(4)),
      routing: {
        ...randomRouting(random),
        ...(language.modality === 'sign' ? { strain: randomStrain(random) } : {}),
      },
    })),
    tablets: several(...sizes.tablets).map(() => ({
      id: newId(),
      domain: maybe(0.5, () => random.pick(domains)) ?? null,
      priorityMs: maybe(0.3, () => random.below(60_000)) ?? 0,
    })),
    interpreters: several(...sizes.interpreters).map(() => ({
      id: newId(),
      groupId: random.pick([null, null, ...groupIds]),
      gender: random.pick([null, ...genders]),
      deaf: random.chance(0.2),
      skills: [...new Set(several(1, 3).map(() => random.pick(languages).tag))].map((language) => ({
        language,
        proficiency: 1 + random.below(5),
        domains: domains.filter(() => random.chance(0.3)),
        variants: variants.filter(() => random.chance(0.5)).map(({ tag }) => tag),
      })),
    })),
  };
}

/** Open and closed in turn, some minutes each, for three hours from nine; on some days of the week not at all. */
function openOnAndOff(random: Random): OpeningHours {
  const [first, length] = [random.below(30), 5 + random.below(25)];
  const spans = Array.from({ length: 3 }, (_nothing, index) => {
    const from = (9 + index) * 60 + first;
    return { from: clockTime(from), to: clockTime(from + length) };
  });
  const day = () => (random.chance(0.8) ? spans : []);
  return {
    week: { mon: day(), tue: day(), wed: spans, thu: day(), fri: day(), sat: day(), sun: day() },
    publicHolidays: false,
    closedOn: [],
    openOn: [],
  };
}

const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
