import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Older } from '../../log/older.ts';
import { OlderPages } from '../../ui/OlderPages.tsx';

/** Below the table: the way to the entries before it. */
export function OlderEntries({ older }: { older: Older }) {
  const t = useT('admin');
  const words = {
    more: t('audit.older'),
    loading: t('audit.loadingOlder'),
    failed: t('audit.olderFailed'),
    end: t('audit.end'),
  };
  return <OlderPages older={older} words={words} testId="older-entries" />;
}
