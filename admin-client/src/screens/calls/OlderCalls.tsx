import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Older } from '../../log/older.ts';
import { OlderPages } from '../../ui/OlderPages.tsx';

/** Below the table: the way to the calls before it. */
export function OlderCalls({ older }: { older: Older }) {
  const t = useT('admin');
  const words = {
    more: t('calls.older'),
    loading: t('calls.loadingOlder'),
    failed: t('error.olderFailed'),
    end: t('calls.end'),
  };
  return <OlderPages older={older} words={words} testId="older-calls" />;
}
