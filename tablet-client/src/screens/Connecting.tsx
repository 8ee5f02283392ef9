import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { CallStage } from '../parts/CallStage.tsx';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';

interface ConnectingProps {
  counter: CounterView;
  language: Language;
  callId: string;
  interpreterAway: boolean;
}

/** Answered: the stage of the call is set, and the picture is about to come. */
export function Connecting({ counter, language, callId, interpreterAway }: ConnectingProps) {
  const t = useT('tablet');
  return (
    <Screen name="connecting" title={t('title')} lang={useLocale()} theme="dark">
      <StaffStrip counter={counter}>
        {t('strip.connecting', { language: languageName(language.tag, useLocale()) })}
      </StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <CallStage language={language} callId={callId} interpreterAway={interpreterAway} />
      </InVisitorsLanguage>
    </Screen>
  );
}
