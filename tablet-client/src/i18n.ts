import { checkWords } from '@mado/client/check/words.ts';
import { createI18n } from '@mado/client/i18n/create-i18n.ts';
import en from './locales/en.json';
import ja from './locales/ja.json';
import ko from './locales/ko.json';
import zhHans from './locales/zh-Hans.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tablet: typeof ja;
  }
}

export const i18n = createI18n('tablet', { ja, en, ko, 'zh-Hans': zhHans }, checkWords);
