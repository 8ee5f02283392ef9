import type { Locale } from '@mado/core/domain/language.ts';
import { createInstance, type i18n, type Resource, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en.json';
import ja from '../locales/ja.json';
import ko from '../locales/ko.json';
import zhHans from '../locales/zh-Hans.json';
import './resources.ts';
import { staffLocale } from './staff-locale.ts';

type Words = Partial<Record<Locale, ResourceLanguage[string]>>;

/**
 * The words of one client: its own namespace, and `common`, which all clients share.
 * @param namespace the client's own
 * @param own its words by locale
 * @param parts further namespaces, of what only some clients have
 */
export function createI18n(namespace: string, own: Words, parts: Readonly<Record<string, Words>> = {}): i18n {
  const common = { ja, en, ko, 'zh-Hans': zhHans };
  const resources: Resource = {};
  for (const [locale, words] of Object.entries(common)) {
    const namespaces = Object.entries({ ...parts, [namespace]: own });
    resources[locale] = { common: words };
    for (const [name, by] of namespaces) resources[locale][name] = by[locale as Locale] ?? {};
  }
  const instance = createInstance();
  instance.on('languageChanged', (locale) => (document.documentElement.lang = locale));
  void instance.use(initReactI18next).init({
    resources,
    lng: staffLocale.get(),
    fallbackLng: 'ja',
    ns: ['common', namespace, ...Object.keys(parts)],
    defaultNS: namespace,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  staffLocale.subscribe(() => void instance.changeLanguage(staffLocale.get()));
  return instance;
}
