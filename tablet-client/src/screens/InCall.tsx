import { clockText } from '@mado/client/i18n/elapsed.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { CallStage } from '../parts/CallStage.tsx';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { useTablet } from '../tablet-context.ts';

interface InCallProps {
  counter: CounterView;
  language: Language;
  callId: string;
  interpreterAway: boolean;
  activeSince: number;
}

/** The call: the interpreter has the screen. */
export function InCall({ counter, language, callId, interpreterAway, activeSince }: InCallProps) {
  const t = useT('tablet');
  const elapsed = useElapsed(activeSince, useTablet().serverNow);
  return (
    <Screen name="in-call" title={t('title')} lang={useLocale()} theme="dark">
      <StaffStrip counter={counter}>
        {t('strip.inCall', { language: languageName(language.tag, useLocale()) })} {clockText(elapsed)}
      </StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <CallStage language={language} callId={callId} interpreterAway={interpreterAway} />
      </InVisitorsLanguage>
    </Screen>
  );
}
