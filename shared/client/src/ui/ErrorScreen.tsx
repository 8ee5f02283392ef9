import type { Locale } from '@mado/core/domain/language.ts';
import type { ReactNode } from 'react';
import { ErrorIcon } from './icons/signs.tsx';
import { Screen } from './Screen.tsx';
import styles from './ErrorScreen.module.css';

interface ErrorScreenProps {
  title: string;
  /** What it means and what to do, in the reader's words. */
  text: ReactNode;
  /** For whoever is asked for help. */
  code?: string;
  actions?: ReactNode;
  lang: Locale;
  name?: string;
  /** In place of the sign of an error; null: none, for the room. */
  picture?: ReactNode;
  header?: ReactNode;
}

/** Nothing can go on here: says what happened and what can be done. */
export function ErrorScreen({
  title,
  text,
  code,
  actions,
  lang,
  name = 'error',
  picture = <ErrorIcon className={styles.sign} />,
  header,
}: ErrorScreenProps) {
  return (
    <Screen name={name} title={title} lang={lang}>
      {header}
      <main className={styles.main}>
        {picture !== null && <div className={styles.picture}>{picture}</div>}
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.text}>{text}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {code !== undefined && <p className={styles.code}>{code}</p>}
      </main>
    </Screen>
  );
}
