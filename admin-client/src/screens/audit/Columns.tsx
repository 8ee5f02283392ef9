import { useT } from '@mado/client/i18n/in-locale.tsx';
import styles from './AuditTable.module.css';

/** The columns of the audit log, in their order. */
export const columns = ['seq', 'when', 'who', 'what', 'about', 'from'] as const;

/** The same while the log is read and when it is there. */
export function Columns() {
  const t = useT('admin');
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column} data-column={column} />
        ))}
      </colgroup>
      <thead className={styles.head}>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`audit.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
