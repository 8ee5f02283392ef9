import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { LanguagePicture } from '@mado/client/ui/language-picture/LanguagePicture.tsx';
import type { EndReason } from '@mado/core/domain/call.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { Closed, CounterView } from '@mado/core/protocol/tablet.ts';
import { Opens, type WardClock } from '../parts/Opens.tsx';
import { Outcome } from '../parts/Outcome.tsx';
import { NobodyPicture } from '../pictures/NobodyPicture.tsx';
import { useTablet } from '../tablet-context.ts';

interface UnavailableProps {
  counter: CounterView;
  clock: WardClock;
  language: Language;
  callId: string;
  /** Nobody could, or nobody did. */
  outcome: 'unavailable' | 'no-answer';
  reason: EndReason;
  closed: Closed | null;
}

/** Nobody came: says so, and what to do instead. Where it has opened meanwhile, the call can be made after all. */
export function Unavailable({ counter, clock, language, callId, outcome, reason, closed }: UnavailableProps) {
  const t = useT('tablet');
  const { actions } = useTablet();
  const named = { language: languageName(language.tag, useLocale()) };
  const hours = reason !== 'closed' ? null : closed === null ? 'opened' : 'closed';
  return (
    <Outcome
      name="unavailable"
      counter={counter}
      language={language}
      strip={hours === null ? t('strip.unavailable', named) : t(`strip.${hours}`, named)}
      picture={
        hours === 'opened' ? (
          <LanguagePicture language={language} />
        ) : (
          <NobodyPicture closed={hours === 'closed'} />
        )
      }
      again="actions.callAgain"
      onAgain={closed === null ? () => actions.again(callId, language) : null}
      onHome={() => actions.dismiss(callId)}
    >
      {hours === null ? <Words outcome={outcome} /> : <Hours closed={closed} clock={clock} />}
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
      <AskStaff />
    </>
  );
}

/** It is closed; or it was, and has opened while this was read. */
function Hours({ closed, clock }: Pick<UnavailableProps, 'closed' | 'clock'>) {
  const t = useT('tablet');
  return (
    <div role="status">
      <h1>{closed === null ? t('closed.open') : t('closed.title')}</h1>
      <p>{closed === null ? t('closed.openText') : <Opens closed={closed} clock={clock} />}</p>
      {closed !== null && <AskStaff />}
    </div>
  );
}

const AskStaff = () => (
  <p>
    <strong>{useT('tablet')('unavailable.askStaff')}</strong>
  </p>
);
