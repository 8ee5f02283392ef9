import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './QueueNotices.module.css';

/** Why the wait takes longer: the line to the server is gone, or the server can ring nobody. */
export function QueueNotices() {
  const t = useT('tablet');
  const { connection, hindrance } = useTablet();
  const lost = connection.phase !== 'connected';
  if (!lost && hindrance !== 'databaseAway') return null;
  return (
    <div className={styles.line}>
      <Banner kind="warning">{lost ? t('queued.lost') : t('queued.databaseAway')}</Banner>
    </div>
  );
}
