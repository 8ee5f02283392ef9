import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { Language } from '@mado/core/domain/language.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { Outcome } from '../parts/Outcome.tsx';
import { ProblemPicture } from '../pictures/ProblemPicture.tsx';
import { isOfDevices } from '../flow/problems.ts';

interface ProblemProps {
  counter: CounterView;
  language: Language;
  code: string;
  onAgain: () => void;
  onHome: () => void;
}

/** Something technical is in the way: what it is, in the visitor's words. */
export function Problem({ counter, language, code, ...ways }: ProblemProps) {
  const t = useT('tablet');
  const name = languageName(language.tag, useLocale());
  const errorText = useErrorText();
  return (
    <Outcome
      name="error"
      counter={counter}
      language={language}
      strip={isOfDevices(code) ? errorText(code) : t('strip.error', { language: name })}
      picture={<ProblemPicture ofDevices={isOfDevices(code)} />}
      again="actions.retry"
      code={code}
      {...ways}
    >
      <Words code={code} />
    </Outcome>
  );
}

function Words({ code }: { code: string }) {
  const t = useT('tablet');
  const errorText = useErrorText();
  return (
    <>
      <h1>{isOfDevices(code) ? t('problem.camera') : t('problem.call')}</h1>
      <p>{code === 'call-failed' ? t('problem.failed') : errorText(code)}</p>
      <p>{t('problem.askStaff')}</p>
    </>
  );
}
