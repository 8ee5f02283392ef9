import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { DownIcon } from '../../ui/icons.tsx';
import styles from './OlderCalls.module.css';
import type { Older } from './use-call-log.ts';

/** Below the table: the way to the calls before it. */
export function OlderCalls({ older }: { older: Older }) {
  const t = useT('admin');
  if (older.state === 'none') return <p className={styles.end}>{t('calls.end')}</p>;
  const loading = older.state === 'loading';
  return (
    <div className={styles.older}>
      {older.state === 'failed' && <Banner kind="warning">{t('error.olderFailed')}</Banner>}
      <Button icon={<DownIcon />} onPress={older.load} isPending={loading} data-testid="older-calls">
        {loading ? t('calls.loadingOlder') : t('calls.older')}
      </Button>
    </div>
  );
}
