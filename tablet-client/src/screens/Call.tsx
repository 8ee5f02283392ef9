import { clockText } from '@mado/client/i18n/elapsed.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { Away } from '@mado/core/protocol/away.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { CallStage } from '../parts/CallStage.tsx';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { useTablet } from '../tablet-context.ts';

interface CallProps {
  counter: CounterView;
  language: Language;
  callId: string;
  interpreterAway: Away | null;
  graceMs: number;
  /** Since when both see or hear each other; null while the picture is about to come. */
  activeSince: number | null;
}

/** An answered call: the interpreter has the screen. One stage from the answer on, so that the picture never blinks. */
export function Call({ counter, language, activeSince, ...call }: CallProps) {
  const t = useT('tablet');
  const name = languageName(language.tag, useLocale());
  const connecting = activeSince === null;
  return (
    <Screen name={connecting ? 'connecting' : 'in-call'} title={t('title')} lang={useLocale()} theme="dark">
      <StaffStrip counter={counter}>
        {connecting ? t('strip.connecting', { language: name }) : t('strip.inCall', { language: name })}
        {activeSince !== null && <Elapsed since={activeSince} />}
      </StaffStrip>
      <InVisitorsLanguage tag={language.tag}>
        <CallStage language={language} {...call} />
      </InVisitorsLanguage>
    </Screen>
  );
}

function Elapsed({ since }: { since: number }) {
  return <> {clockText(useElapsed(since, useTablet().serverNow))}</>;
}
