import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Table } from '../../ui/Table.tsx';
import { AuditRow } from './AuditRow.tsx';
import styles from './AuditTable.module.css';
import { useColumns } from './use-columns.ts';

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
    <Table className={styles.audit} caption={t('audit.caption', { zone })} columns={useColumns()}>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} onActor={onActor} />
        ))}
      </tbody>
    </Table>
  );
}
