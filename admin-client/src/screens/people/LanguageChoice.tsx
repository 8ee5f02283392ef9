import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { languagesQuery } from '../../api/people-queries.ts';
import styles from './Choice.module.css';

interface LanguageChoiceProps {
  chosen: readonly string[];
  onChange: (languages: string[]) => void;
  problem: string | null;
}

/** Which of the ward's languages an interpreter has. */
export function LanguageChoice({ chosen, onChange, problem }: LanguageChoiceProps) {
  const t = useT('admin');
  const id = useId();
  return (
    <fieldset className={styles.choice} aria-describedby={problem === null ? undefined : id}>
      <legend className={styles.legend}>{t('people.inviteDialog.languages')}</legend>
      <Languages chosen={chosen} onChange={onChange} />
      {problem !== null && (
        <p id={id} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function Languages({ chosen, onChange }: Omit<LanguageChoiceProps, 'problem'>) {
  const t = useT('admin');
  const locale = useLocale();
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery(languagesQuery);
  if (data === undefined && error === null) return <Spinner label={t('people.inviteDialog.loading')} />;
  if (data === undefined)
    return (
      <p className={styles.problem}>
        {errorText(error.code)}{' '}
        <Button size="small" onPress={() => void refetch()}>
          {t('error.retry')}
        </Button>
      </p>
    );
  return (
    <div className={styles.grid}>
      {data.languages.map(({ tag }) => (
        <label key={tag} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen.includes(tag)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, tag] : chosen.filter((each) => each !== tag))
            }
            data-testid={`invite-language-${tag}`}
          />
          <span className={styles.word}>{languageName(tag, locale)}</span>
        </label>
      ))}
    </div>
  );
}
