import { z } from 'zod';

/** A way in which a language is signed or spoken, as the ward tells them apart: `jsl` or `manually-coded` of signing. */
export const variantTag = z
  .string()
  .max(35)
  .regex(/^[a-z0-9]{2,20}(-[a-z0-9]{1,20})*$/);

const variantName = z.string().trim().min(1).max(40);

export const languageVariant = z.strictObject({
  tag: variantTag,
  /** By the language of the screen. Where there is none, the English one is shown. */
  names: z.strictObject({
    ja: variantName,
    en: variantName,
    ko: variantName.exactOptional(),
    'zh-Hans': variantName.exactOptional(),
  }),
});
export type LanguageVariant = z.infer<typeof languageVariant>;

/** More than a visitor can tell apart. */
export const MOST_VARIANTS = 10;

const isEachOnce = (tags: readonly string[]): boolean => new Set(tags).size === tags.length;

/** Some of the variants of a language. */
export const variantTags = z.array(variantTag).max(MOST_VARIANTS).refine(isEachOnce, 'named twice');

/** All variants of a language, in the order in which they are shown. */
export const languageVariants = z
  .array(languageVariant)
  .max(MOST_VARIANTS)
  .refine((variants) => isEachOnce(variants.map(({ tag }) => tag)), 'named twice');

export const genders = ['woman', 'man'] as const;
export const gender = z.enum(genders);
export type Gender = z.infer<typeof gender>;

/** What an interpreter's own record says of them, as far as a visitor may ask for it. Null: nothing. */
export const interpreterTraits = z.strictObject({ gender: gender.nullable(), deaf: z.boolean() });
export type InterpreterTraits = z.infer<typeof interpreterTraits>;

/** Whom a visitor would rather have. */
export const preferences = z.strictObject({
  gender: gender.exactOptional(),
  /** A Deaf interpreter. */
  deaf: z.literal(true).exactOptional(),
});
export type Preferences = z.infer<typeof preferences>;

/** What is asked for beyond a language, a proficiency and a field of work. */
export interface Wishes {
  /** Whoever has none of these is no candidate; empty: any will do. */
  readonly variants: readonly string[];
  /** Null: either. */
  readonly gender: Gender | null;
  readonly deaf: boolean;
  /** The interpreter whom the visitor had before; null: nobody. */
  readonly again: string | null;
  /** Interpreters whom the visitor will not have again. */
  readonly excluded: readonly string[];
}

export const noWishes: Wishes = { variants: [], gender: null, deaf: false, again: null, excluded: [] };

/** What somebody has of what may be wished for, in the language of the call. */
export interface Wishable extends InterpreterTraits {
  readonly interpreterId: string;
  readonly variants: readonly string[];
}

/** Which of the preferences there were, and whether somebody met them. */
export interface Preferred {
  readonly gender?: boolean;
  readonly deaf?: boolean;
  readonly again?: boolean;
}

/** Why somebody can never be rung for the call: lacks its variant, or is not to be had again; null: they can. */
export function barredBy(somebody: Wishable, wishes: Wishes): 'variant' | 'excluded' | null {
  const { variants, excluded } = wishes;
  if (variants.length > 0 && !variants.some((tag) => somebody.variants.includes(tag))) return 'variant';
  return excluded.includes(somebody.interpreterId) ? 'excluded' : null;
}

export const metBy = ({ interpreterId, gender: own, deaf }: Wishable, wishes: Wishes): Preferred => ({
  ...(wishes.gender === null ? {} : { gender: own === wishes.gender }),
  ...(wishes.deaf ? { deaf } : {}),
  ...(wishes.again === null ? {} : { again: interpreterId === wishes.again }),
});

/** How little of the preferences somebody meets; 0: all. What is wished for now counts before who was there before. */
export function unmetBy(somebody: Wishable, wishes: Wishes): number {
  const met = metBy(somebody, wishes);
  return 2 * (Number(met.gender === false) + Number(met.deaf === false)) + Number(met.again === false);
}

/** Whether a call holds out for anybody. */
export const hasPreferences = ({ gender: wished, deaf, again }: Wishes): boolean =>
  wished !== null || deaf || again !== null;

/** A ticket of the counter's numbering machine, as somebody types it, on a keyboard of any width. */
export const ticketNumber = z
  .string()
  .regex(/^[\p{L}\p{N}\p{Pd}\p{Zs}._]{1,20}$/u)
  .regex(/[\p{L}\p{N}]/u);

/** The same for every way of typing the same number: in full width, in small letters, with and without a hyphen. */
export const plainTicket = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a visitor says after a call of its interpreter, for the next time on the same day. */
export const nextTimes = ['same', 'other'] as const;
export const nextTime = z.enum(nextTimes);
export type NextTime = z.infer<typeof nextTime>;

/** A call that the visitor had before. */
export interface EarlierCall {
  readonly interpreterId: string;
  /** Null: nothing was said. */
  readonly nextTime: NextTime | null;
}

/**
 * Whom to try first and whom not at all, from the calls of the same visitor on the same day. The last word on somebody
 * counts; whoever was asked for goes before who was only there last.
 * @param earlier the newest first
 */
export function regardOf(earlier: readonly EarlierCall[]): Pick<Wishes, 'again' | 'excluded'> {
  const words = new Map<string, NextTime | null>();
  for (const { interpreterId, nextTime: word } of earlier)
    words.set(interpreterId, words.get(interpreterId) ?? word);
  const who = (fits: (word: NextTime | null) => boolean) =>
    [...words].filter(([, word]) => fits(word)).map(([id]) => id);
  const [asked] = who((word) => word === 'same');
  const [last] = who((word) => word !== 'other');
  return { again: asked ?? last ?? null, excluded: who((word) => word === 'other') };
}
