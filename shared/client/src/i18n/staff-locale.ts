import { createStore, type ReadableStore } from '../socket/store.ts';

/** The languages in which those who work with Mado can read it. */
export const staffLocales = ['ja', 'en'] as const;
export type StaffLocale = (typeof staffLocales)[number];

const KEY = 'mado.locale';

function remembered(): StaffLocale {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

const store = createStore<StaffLocale>(remembered());

export const staffLocale: ReadableStore<StaffLocale> = store;

/** Chooses the language of this browser's staff, and remembers it where the browser lets us. */
export function chooseStaffLocale(locale: StaffLocale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
  store.set(locale);
}
