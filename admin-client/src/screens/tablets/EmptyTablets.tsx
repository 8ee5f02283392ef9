import { useT } from '@mado/client/i18n/in-locale.tsx';
import { TabletIcon } from '../../ui/icons.tsx';
import styles from '../calls/EmptyLog.module.css';

/** Before the first tablet of a new service. */
export function EmptyTablets() {
  const t = useT('admin');
  return (
    <div className={styles.empty}>
      <TabletIcon className={styles.picture} />
      <h2 className={styles.title}>{t('tablets.emptyTitle')}</h2>
      <p className={styles.text}>{t('tablets.emptyText')}</p>
    </div>
  );
}
