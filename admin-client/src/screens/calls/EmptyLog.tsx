import { useT } from '@mado/client/i18n/in-locale.tsx';
import { AskIcon } from '../../ui/icons.tsx';
import styles from './EmptyLog.module.css';

/** Before the first call of a new service. */
export function EmptyLog() {
  const t = useT('admin');
  return (
    <div className={styles.empty}>
      <AskIcon className={styles.picture} />
      <h2 className={styles.title}>{t('calls.emptyTitle')}</h2>
      <p className={styles.text}>{t('calls.emptyText')}</p>
    </div>
  );
}
