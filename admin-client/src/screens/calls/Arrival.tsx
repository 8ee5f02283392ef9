import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useDateText } from '../../log/use-date-text.ts';

/** Tells a screen reader of a new call, once it has nothing else to say. Calls that merely move are not told. */
export function Arrival({ call }: { call: CallLogEntry | null }) {
  const t = useT('admin');
  const locale = useLocale();
  const { time } = useDateText();
  return (
    <HiddenText as="p" isLive>
      {call !== null &&
        t('calls.arrived', {
          time: time(call.requestedAt),
          counter: call.counter.name,
          language: languageName(call.language.tag, locale),
        })}
    </HiddenText>
  );
}
