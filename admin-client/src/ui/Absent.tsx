import { useT } from '@mado/client/i18n/in-locale.tsx';
import styles from './hidden.module.css';

/** There is nothing to show here: a dash for the eye, a word for the ear. */
export function Absent() {
  const t = useT('admin');
  return (
    <>
      <span className={styles.soft} aria-hidden="true">
        –
      </span>
      <span className={styles.hidden}>{t('none')}</span>
    </>
  );
}
