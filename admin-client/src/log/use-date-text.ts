import { useLocale } from '@mado/client/i18n/in-locale.tsx';
import { dateText, type DateText } from './date-text.ts';

/** How instants are written in the language of the screen. */
export function useDateText(): DateText {
  const locale = useLocale();
  return dateText(locale === 'en' ? 'en-GB' : locale);
}
