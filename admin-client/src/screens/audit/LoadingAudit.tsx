import { useT } from '@mado/client/i18n/in-locale.tsx';
import hidden from '../../ui/hidden.module.css';
import styles from './AuditTable.module.css';
import { columns, Columns } from './Columns.tsx';

const ROWS = 10;

/** The shape of the table while the log is read. */
export function LoadingAudit() {
  const t = useT('admin');
  return (
    <>
      <p className={hidden.hidden} role="status">
        {t('audit.loading')}
      </p>
      <table className={styles.table} aria-hidden="true">
        <Columns />
        <tbody>
          {Array.from({ length: ROWS }, (_, row) => (
            <tr key={row} className={styles.row}>
              {columns.map((column) => (
                <td key={column}>
                  <span className={styles.bone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
