import type { Language } from '@mado/core/domain/language.ts';
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

/** A ward of random size. */
export function planWard(random: Random, newId: () => string): PlannedWard {
  const several = (least: number, most: number) =>
    Array.from({ length: least + random.below(most - least + 1) });
  return {
    languages,
    tablets: several(2, 8).map(newId),
    interpreters: several(1, 7).map(() => ({
      id: newId(),
      languages: [...new Set(several(1, 3).map(() => random.pick(languages).tag))],
    })),
  };
}
