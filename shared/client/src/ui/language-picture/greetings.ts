import type { LanguageTag } from '@mado/core/domain/language.ts';

/** What a speaker of the language knows at a glance: a greeting in its script. */
export const greetings: Partial<Record<LanguageTag, string>> = {
  en: 'Hello',
  ko: '안녕하세요',
  cmn: '你好',
  yue: '你好',
  vi: 'Xin chào',
  tl: 'Kumusta',
  ne: 'नमस्ते',
  pt: 'Olá',
  es: 'Hola',
  id: 'Halo',
  th: 'สวัสดี',
  my: 'မင်္ဂလာပါ',
  fr: 'Bonjour',
  ru: 'Привет',
};
