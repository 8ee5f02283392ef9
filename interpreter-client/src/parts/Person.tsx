import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { StatusDot } from './StatusDot.tsx';
import { standing } from '../logic/standing.ts';
import styles from './Person.module.css';

/** Who works here, and how they stand. The idle screen says the latter itself. */
export function Person({ view, withStatus = true }: { view: InterpreterView; withStatus?: boolean }) {
  const t = useT('interpreter');
  const stand = standing(view);
  return (
    <>
      {withStatus && (
        <span
          className={styles.status}
          data-testid="status"
          data-status={view.status}
          data-state={view.state}
        >
          <StatusDot standing={stand} />
          {t(`status.${stand}`)}
        </span>
      )}
      <span className={styles.name}>{view.name}</span>
    </>
  );
}
