import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { EndReason } from '@mado/core/domain/call.ts';
import { visitorLocale, type Language } from '@mado/core/domain/language.ts';
import type { NextTime as NextTimeSaid } from '@mado/core/domain/wishes.ts';
import { ratings } from '@mado/core/domain/survey.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { Button as AriaButton } from 'react-aria-components';
import { useIdleReturn } from '../flow/use-idle-return.ts';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { NextTime } from '../parts/NextTime.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { Face } from '../pictures/Face.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Survey.module.css';

/** Endings that neither side of the call wanted. */
const cutOffs: readonly EndReason[] = ['lost', 'interpreter-lost', 'interpreter-disabled'];

const words = { 1: 'survey.bad', 2: 'survey.middling', 3: 'survey.good' } as const;

interface SurveyProps {
  counter: CounterView;
  language: Language;
  callId: string;
  reason: EndReason;
  /** What was said for the next time; null where that is not asked. */
  nextTime: { readonly said: NextTimeSaid | null } | null;
}

/** How was it? Goes home by itself once the visitor has left. */
export function Survey({ counter, language, callId, reason, nextTime }: SurveyProps) {
  const t = useT('tablet');
  const name = languageName(language.tag, useLocale());
  const { actions, ended } = useTablet();
  const cutOff = ended !== callId && cutOffs.includes(reason);
  const { dismiss } = actions;
  useIdleReturn(() => dismiss(callId));
  return (
    <Screen name="survey" title={t('title')} lang={useLocale()}>
      <StaffStrip counter={counter}>
        {cutOff ? t('strip.cutOff', { language: name }) : t('strip.survey')}
      </StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <Question language={language} callId={callId} cutOff={cutOff} nextTime={nextTime} />
      </InVisitorsLanguage>
    </Screen>
  );
}

type QuestionProps = Omit<SurveyProps, 'counter' | 'reason'> & { cutOff: boolean };

function Question({ language, callId, cutOff, nextTime }: QuestionProps) {
  const t = useT('tablet');
  const { actions } = useTablet();
  return (
    <main className={styles.main} lang={visitorLocale(language.tag)}>
      {cutOff ? (
        <CutOff onAgain={() => actions.again(callId, language)} />
      ) : (
        <p className={styles.thanks}>{t('survey.thanks')}</p>
      )}
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
      {nextTime !== null && <NextTime callId={callId} said={nextTime.said} />}
      <Button kind="quiet" size="counter" data-testid="survey-skip" onPress={() => actions.dismiss(callId)}>
        {t('survey.skip')}
      </Button>
    </main>
  );
}

/** Nobody ended the call: says so before anything is asked, and offers to go on. */
function CutOff({ onAgain }: { onAgain: () => void }) {
  const t = useT('tablet');
  const again = (
    <Button kind="primary" size="large" onPress={onAgain}>
      {t('actions.callAgain')}
    </Button>
  );
  return (
    <div className={styles.cutOff}>
      <Banner kind="warning" action={again}>
        {t('survey.cutOff')}
      </Banner>
    </div>
  );
}
