import { useT } from './in-locale.tsx';
import type ja from '../locales/ja.json';

/** Every code that we have words for. */
export type KnownErrorCode = keyof typeof ja.errors;

/** The words for a code, in the language of where the component stands; for an unknown one, those of `internal`. */
export function useErrorText(): (code: string) => string {
  const t = useT('common');
  const known = (code: string): code is KnownErrorCode => t(`errors.${code as KnownErrorCode}`, '') !== '';
  return (code) => t(`errors.${known(code) ? code : 'internal'}`);
}
