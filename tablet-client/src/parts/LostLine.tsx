import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './LostLine.module.css';

/** Says that the line to the server is gone while a call waits. */
export function LostLine() {
  const t = useT('tablet');
  const { connection } = useTablet();
  if (connection.phase === 'connected') return null;
  return (
    <div className={styles.line}>
      <Banner kind="warning">{t('queued.lost')}</Banner>
    </div>
  );
}
