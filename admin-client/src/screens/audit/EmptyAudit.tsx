import { useT } from '@mado/client/i18n/in-locale.tsx';
import { InfoIcon } from '@mado/client/ui/icons/signs.tsx';
import styles from '../calls/EmptyLog.module.css';

/** Nothing fits what was looked for. */
export function EmptyAudit() {
  const t = useT('admin');
  return (
    <div className={styles.empty}>
      <InfoIcon className={styles.picture} />
      <h2 className={styles.title}>{t('audit.emptyTitle')}</h2>
      <p className={styles.text}>{t('audit.emptyText')}</p>
    </div>
  );
}
