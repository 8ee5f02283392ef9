import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import { Card } from '../../parts/Card.tsx';
import styles from './LanguagesCard.module.css';

/** What one is rung for. */
export function LanguagesCard({ languages }: { languages: readonly Language[] }) {
  const t = useT('interpreter');
  const locale = useLocale();
  return (
    <Card title={t('idle.languages')}>
      <ul className={styles.list}>
        {languages.map(({ tag }) => (
          <li key={tag} className={styles.language}>
            {languageName(tag, locale)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
