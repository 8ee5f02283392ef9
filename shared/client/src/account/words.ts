import en from './locales/en.json';
import ja from './locales/ja.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    account: typeof ja;
  }
}

/** The words of signing in and of one's own account, for the clients in which people do so. */
export const accountWords = { account: { ja, en } };
