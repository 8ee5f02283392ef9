import { useT } from '@mado/client/i18n/in-locale.tsx';
import hidden from '../../ui/hidden.module.css';
import styles from './CallSkeleton.module.css';
import view from './CallView.module.css';

const LINES = 7;

/** The shape of a call while it is read. */
export function CallSkeleton() {
  const t = useT('admin');
  return (
    <>
      <h1 className={hidden.hidden}>{t('call.loading')}</h1>
      <div className={styles.title} aria-hidden="true" />
      <div className={view.parts} aria-hidden="true">
        <div className={styles.card}>{lines()}</div>
        <div className={styles.card}>{lines()}</div>
      </div>
    </>
  );
}

const lines = () => Array.from({ length: LINES }, (_, line) => <span key={line} className={styles.line} />);
