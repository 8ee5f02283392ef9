import { z } from 'zod';
import type { Modality } from './language.ts';
import { wrapUpMs } from './presence.ts';
import { defaultStrain, strainRules, type StrainRules } from './strain.ts';

/** Fields of work that an interpreter may be at home in, and that a counter's visits are about. */
export const domains = [
  'welfare',
  'medical',
  'childcare',
  'residency',
  'insurance',
  'tax',
  'safety',
] as const;
export const domain = z.enum(domains);
export type Domain = z.infer<typeof domain>;

/** 1: a little, 5: as a first language. */
export const proficiency = z.int().min(1).max(5);

const minutes = (most: number) =>
  z
    .int()
    .min(0)
    .max(most * 60_000);

/** What an administrator may set for a language; what is left out goes by {@link defaultRouting}. Durations in milliseconds. */
export const routingSettings = z.strictObject({
  /** How long one interpreter is rung. */
  offerTimeoutMs: z.int().min(5_000).max(60_000).exactOptional(),
  /** How many interpreters may be rung at once for one call. */
  ringWidth: z.int().min(1).max(3).exactOptional(),
  leastProficiency: proficiency.exactOptional(),
  /** After what wait less is asked for: one step of proficiency less, then any proficiency, then any domain. */
  relaxAfterMs: z
    .tuple([minutes(10), minutes(10), minutes(10)])
    .refine(([first, second, third]) => first <= second && second <= third, 'not in order')
    .exactOptional(),
  /** For how long a call holds out for those who are preferred. */
  preferMs: minutes(10).exactOptional(),
  wrapUpMs: minutes(10).exactOptional(),
  /** So many who have the language are kept free of calls in other languages. */
  keepFree: z.int().min(0).max(50).exactOptional(),
  /** Null: nobody is spared. */
  strain: strainRules.nullable().exactOptional(),
});
export type RoutingSettings = z.infer<typeof routingSettings>;

/** How calls of one language are routed. */
export interface LanguageRouting {
  /** Null: as the server has it. */
  readonly offerTimeoutMs: number | null;
  readonly ringWidth: number;
  readonly leastProficiency: number;
  readonly relaxAfterMs: readonly [number, number, number];
  readonly preferMs: number;
  readonly wrapUpMs: number;
  readonly keepFree: number;
  /** How much of it is too much; null: it does not strain. */
  readonly strain: StrainRules | null;
}

/** The product's defaults for the languages of a modality. */
export const defaultRouting = (modality: Modality): LanguageRouting => ({
  offerTimeoutMs: null,
  ringWidth: 1,
  leastProficiency: 3,
  relaxAfterMs: [15_000, 30_000, 60_000],
  preferMs: 10_000,
  wrapUpMs: wrapUpMs[modality],
  keepFree: 0,
  strain: modality === 'sign' ? defaultStrain : null,
});

/** How calls of a language are routed, given what somebody set for it. */
export const routingOf = (modality: Modality, settings: RoutingSettings): LanguageRouting => ({
  ...defaultRouting(modality),
  ...settings,
});
