import { InLocale, useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { locales, type Locale } from '@mado/core/domain/language.ts';
import styles from './VisitorsWord.module.css';

/** Where the screen is for the staff: a word in every other language that whoever stands before it may read. */
export function VisitorsWord() {
  const own = useLocale();
  return (
    <ul className={styles.others}>
      {locales
        .filter((locale) => locale !== own)
        .map((locale) => (
          <InLocale key={locale} locale={locale}>
            <Word locale={locale} />
          </InLocale>
        ))}
    </ul>
  );
}

const Word = ({ locale }: { locale: Locale }) => <li lang={locale}>{useT('tablet')('offline.visitor')}</li>;
