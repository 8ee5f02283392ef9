import { InLocale } from '@mado/client/i18n/in-locale.tsx';
import { visitorLocale, type LanguageTag } from '@mado/core/domain/language.ts';
import type { ReactNode } from 'react';

/** Everything inside is in the language that the visitor of this call reads. */
export const InVisitorsLanguage = ({ tag, children }: { tag: LanguageTag; children: ReactNode }) => (
  <InLocale locale={visitorLocale(tag)}>{children}</InLocale>
);
