import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { Outcome } from '../parts/Outcome.tsx';
import { NobodyPicture } from '../pictures/NobodyPicture.tsx';
import { useTablet } from '../tablet-context.ts';

interface UnavailableProps {
  counter: CounterView;
  language: Language;
  callId: string;
  /** Nobody could, or nobody did. */
  outcome: 'unavailable' | 'no-answer';
}

/** Nobody came: says so, and what to do instead. */
export function Unavailable({ counter, language, callId, outcome }: UnavailableProps) {
  const t = useT('tablet');
  const { actions } = useTablet();
  return (
    <Outcome
      name="unavailable"
      counter={counter}
      language={language}
      strip={t('strip.unavailable', { language: languageName(language.tag, useLocale()) })}
      picture={<NobodyPicture />}
      again="actions.callAgain"
      onAgain={() => actions.again(callId, language)}
      onHome={() => actions.dismiss(callId)}
    >
      <Words outcome={outcome} />
    </Outcome>
  );
}

function Words({ outcome }: { outcome: UnavailableProps['outcome'] }) {
  const t = useT('tablet');
  const nobody = outcome === 'unavailable';
  return (
    <>
      <h1>{nobody ? t('unavailable.nobody') : t('unavailable.noAnswer')}</h1>
      <p>{nobody ? t('unavailable.nobodyText') : t('unavailable.noAnswerText')}</p>
      <p>
        <strong>{t('unavailable.askStaff')}</strong>
      </p>
    </>
  );
}
