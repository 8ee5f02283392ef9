import en from './locales/en.json';
import ja from './locales/ja.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    check: typeof ja;
  }
}

/** The words of the check page, for those who work with Mado. */
export const checkWords = { check: { ja, en } };
