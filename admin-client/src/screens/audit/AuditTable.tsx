import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { useDateText } from '../../log/use-date-text.ts';
import hidden from '../../ui/hidden.module.css';
import { AuditRow } from './AuditRow.tsx';
import styles from './AuditTable.module.css';
import { Columns } from './Columns.tsx';

interface AuditTableProps {
  entries: readonly AuditEntry[];
  /** Somebody was chosen, to see what else they did. */
  onActor: (id: string) => void;
}

/** The entries as a table. */
export function AuditTable({ entries, onActor }: AuditTableProps) {
  const t = useT('admin');
  const { zone } = useDateText();
  return (
    <table className={styles.table}>
      <caption className={hidden.hidden}>{t('audit.caption', { zone })}</caption>
      <Columns />
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} onActor={onActor} />
        ))}
      </tbody>
    </table>
  );
}
