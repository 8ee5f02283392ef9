import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import styles from './CallSkeleton.module.css';
import view from './CallView.module.css';

const LINES = 7;

/** The shape of a call while it is read. */
export function CallSkeleton() {
  const t = useT('admin');
  return (
    <>
      <HiddenText as="h1">{t('call.loading')}</HiddenText>
      <div className={styles.title} aria-hidden="true" />
      <div className={view.parts} aria-hidden="true">
        <div className={styles.card}>{lines()}</div>
        <div className={styles.card}>{lines()}</div>
      </div>
    </>
  );
}

const lines = () => Array.from({ length: LINES }, (_, line) => <span key={line} className={styles.line} />);
