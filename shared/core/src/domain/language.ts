import { z } from 'zod';

/**
 * A language of interpretation: a BCP 47 tag of at most 35 characters (RFC 5646, 4.4.1), such as `jsl`, `en` or
 * `cmn`. Separate from the language of a screen, which is a {@link Locale}.
 */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
export type LanguageTag = z.infer<typeof languageTag>;

export const modality = z.enum(['sign', 'spoken']);
export type Modality = z.infer<typeof modality>;

export const language = z.object({ tag: languageTag, modality });
export type Language = z.infer<typeof language>;

/** The languages a screen can be shown in. */
export const locales = ['ja', 'en', 'ko', 'zh-Hans'] as const;
export type Locale = (typeof locales)[number];

const localeByLanguage: Partial<Record<LanguageTag, Locale>> = {
  jsl: 'ja',
  en: 'en',
  ko: 'ko',
  cmn: 'zh-Hans',
};

/** The locale in which a visitor who asked for this language reads the screen. */
export const visitorLocale = (tag: LanguageTag): Locale => localeByLanguage[tag] ?? 'en';
