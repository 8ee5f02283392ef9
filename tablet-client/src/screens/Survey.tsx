import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { visitorLocale, type Language } from '@mado/core/domain/language.ts';
import { ratings } from '@mado/core/domain/survey.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { Button as AriaButton } from 'react-aria-components';
import { useIdleReturn } from '../flow/use-idle-return.ts';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { Face } from '../pictures/Face.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Survey.module.css';

const words = { 1: 'survey.bad', 2: 'survey.middling', 3: 'survey.good' } as const;

interface SurveyProps {
  counter: CounterView;
  language: Language;
  callId: string;
}

/** How was it? Goes home by itself once the visitor has left. */
export function Survey({ counter, language, callId }: SurveyProps) {
  const t = useT('tablet');
  const { dismiss } = useTablet().actions;
  useIdleReturn(() => dismiss(callId));
  return (
    <Screen name="survey" title={t('title')} lang={useLocale()}>
      <StaffStrip counter={counter}>{t('strip.survey')}</StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <Question language={language} callId={callId} />
      </InVisitorsLanguage>
    </Screen>
  );
}

function Question({ language, callId }: Omit<SurveyProps, 'counter'>) {
  const t = useT('tablet');
  const { actions } = useTablet();
  return (
    <main className={styles.main} lang={visitorLocale(language.tag)}>
      <p className={styles.thanks}>{t('survey.thanks')}</p>
      <h1 className={styles.title}>{t('survey.title')}</h1>
      <p className={styles.text}>{t('survey.text')}</p>
      <div className={styles.faces}>
        {ratings.map((rating) => (
          <AriaButton
            key={rating}
            className={styles.face ?? ''}
            data-testid={`survey-${rating}`}
            onPress={() => actions.rate(callId, rating)}
          >
            <Face rating={rating} />
            {t(words[rating])}
          </AriaButton>
        ))}
      </div>
      <Button kind="quiet" size="counter" data-testid="survey-skip" onPress={() => actions.dismiss(callId)}>
        {t('survey.skip')}
      </Button>
    </main>
  );
}
