import { useT } from '../i18n/in-locale.tsx';
import type { ConnectionPhase } from '../socket/connection.ts';
import { CheckIcon, RetryIcon, WarningIcon } from './icons/signs.tsx';
import styles from './ConnectionState.module.css';

const icons = { connected: CheckIcon, reconnecting: RetryIcon, offline: WarningIcon };

/** How the line to the server stands. */
export function ConnectionState({ phase }: { phase: ConnectionPhase }) {
  const t = useT('common');
  const Sign = icons[phase];
  return (
    <span className={styles.connection} data-testid="connection-state" data-state={phase} role="status">
      <Sign className={styles.sign} />
      {t(`connection.${phase}`)}
    </span>
  );
}
