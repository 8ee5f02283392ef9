import { accountWords } from '@mado/client/account/words.ts';
import { checkWords } from '@mado/client/check/words.ts';
import { createI18n } from '@mado/client/i18n/create-i18n.ts';
import en from './locales/en.json';
import ja from './locales/ja.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    interpreter: typeof ja;
  }
}

export const i18n = createI18n('interpreter', { ja, en }, { ...accountWords, ...checkWords });
