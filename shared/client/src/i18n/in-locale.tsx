import type { Locale } from '@mado/core/domain/language.ts';
import type { Namespace, TFunction } from 'i18next';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const LocaleContext = createContext<Locale | undefined>(undefined);

/** Everything inside reads in this language. Sets no element: give `lang` to the one that holds it. */
export const InLocale = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext value={locale}>{children}</LocaleContext>
);

/** The words of a namespace in the language of where the component stands: an {@link InLocale}, else the staff's. */
export function useT<N extends Namespace>(namespace: N): TFunction<N> {
  const locale = useContext(LocaleContext);
  const { t } = useTranslation(namespace, locale === undefined ? {} : { lng: locale });
  return t as unknown as TFunction<N>;
}

/** The locale of where the component stands, for dates and numbers. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  const { i18n } = useTranslation();
  return locale ?? (i18n.language as Locale);
}
