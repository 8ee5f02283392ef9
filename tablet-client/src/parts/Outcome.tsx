import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { visitorLocale, type Language } from '@mado/core/domain/language.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import type { ReactNode } from 'react';
import { useIdleReturn } from '../flow/use-idle-return.ts';
import { InVisitorsLanguage } from './InVisitorsLanguage.tsx';
import { StaffStrip } from './StaffStrip.tsx';
import styles from './Outcome.module.css';

interface OutcomeProps {
  name: 'unavailable' | 'error';
  counter: CounterView;
  language: Language;
  /** For the staff. */
  strip: string;
  picture: ReactNode;
  /** For the visitor: a heading and what to do, written in their language. */
  children: ReactNode;
  /** For whoever is asked for help. */
  code?: string;
  again: 'actions.callAgain' | 'actions.retry';
  /** Null: it would come to nothing. */
  onAgain: (() => void) | null;
  onHome: () => void;
}

/** It did not come to a call: what happened, and the ways on. Goes home by itself once the visitor has left. */
export function Outcome({ name, counter, language, strip, picture, children, code, ...ways }: OutcomeProps) {
  const t = useT('tablet');
  useIdleReturn(ways.onHome);
  return (
    <Screen name={name} title={t('title')} lang={useLocale()}>
      <StaffStrip counter={counter}>{strip}</StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <main className={styles.main} lang={visitorLocale(language.tag)}>
          <div className={styles.picture}>{picture}</div>
          <div className={styles.words}>{children}</div>
          <Ways {...ways} />
          {code !== undefined && (
            <p className={styles.code} data-code={code}>
              {code}
            </p>
          )}
        </main>
      </InVisitorsLanguage>
    </Screen>
  );
}

function Ways({ again, onAgain, onHome }: Pick<OutcomeProps, 'again' | 'onAgain' | 'onHome'>) {
  const t = useT('tablet');
  return (
    <div className={styles.ways}>
      <Button
        kind={onAgain === null ? 'primary' : 'secondary'}
        size="counter"
        onPress={onHome}
        data-testid="go-home"
      >
        {t('actions.home')}
      </Button>
      {onAgain !== null && (
        <Button kind="primary" size="counter" onPress={onAgain} data-testid="call-again">
          {t(again)}
        </Button>
      )}
    </div>
  );
}
