import type { Locale } from '@mado/core/domain/language.ts';
import { useEffect, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Screen.module.css';

interface ScreenProps {
  /** Which screen this is, for `data-screen`. */
  name: string;
  /** The document's title while it is shown. */
  title: string;
  /** The language of its main part. */
  lang: Locale;
  theme?: 'light' | 'dark';
  className?: string | undefined;
  children: ReactNode;
}

/** The root element of what a client shows. */
export function Screen({ name, title, lang, theme = 'light', className, children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} – Mado`;
  }, [title]);
  return (
    <div className={classes(styles.screen, className)} data-screen={name} data-theme={theme} lang={lang}>
      {children}
    </div>
  );
}
