import { useErrorText } from '../i18n/error-text.ts';
import { useT } from '../i18n/in-locale.tsx';
import type { Problem } from './use-attempt.ts';

const own = [
  'missing',
  'missing-password',
  'email',
  'digits',
  'passkey-cancelled',
  'passkey-known',
  'passkey-failed',
] as const;
type Own = (typeof own)[number];
const isOwn = (code: string): code is Own => own.some((each) => each === code);

/** The words for what went wrong. */
export function useProblemText(): (problem: Problem) => string {
  const t = useT('account');
  const errorText = useErrorText();
  return ({ code, retryAfterMs }) => {
    if (code === 'rate-limited' && retryAfterMs !== null)
      return t('problem.wait', { minutes: Math.ceil(retryAfterMs / 60_000) });
    return isOwn(code) ? t(`problem.${code}`) : errorText(code);
  };
}
