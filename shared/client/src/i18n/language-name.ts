import type { LanguageTag, Locale } from '@mado/core/domain/language.ts';

/** Names that no browser knows, or knows by a word that visitors do not use. */
const ownNames: Record<Locale, Partial<Record<LanguageTag, string>>> = {
  ja: { jsl: '手話', cmn: '中国語' },
  en: { jsl: 'Japanese Sign Language', cmn: 'Chinese (Mandarin)' },
  ko: { jsl: '일본 수어', cmn: '중국어' },
  'zh-Hans': { jsl: '日本手语', cmn: '中文（普通话）' },
};

/** What a language calls itself. */
const endonyms: Partial<Record<LanguageTag, string>> = {
  jsl: '手話',
  en: 'English',
  ko: '한국어',
  cmn: '中文',
  yue: '廣東話',
  vi: 'Tiếng Việt',
  tl: 'Tagalog',
  ne: 'नेपाली',
  pt: 'Português',
  es: 'Español',
  id: 'Bahasa Indonesia',
  th: 'ไทย',
  my: 'မြန်မာ',
};

function fromBrowser(tag: LanguageTag, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The name of a language in a reader's language. */
export const languageName = (tag: LanguageTag, locale: Locale): string =>
  ownNames[locale][tag] ?? fromBrowser(tag, locale);

/** The name of a language in itself. */
export const endonym = (tag: LanguageTag): string => endonyms[tag] ?? fromBrowser(tag, tag);

/** The `lang` in which a language's own name is written. */
export const endonymLang = (tag: LanguageTag): string =>
  tag === 'jsl' ? 'ja' : tag === 'cmn' ? 'zh-Hans' : tag;
