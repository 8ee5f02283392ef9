import { useT } from '@mado/client/i18n/in-locale.tsx';
import hidden from '../../ui/hidden.module.css';
import { columns, Columns } from './Columns.tsx';
import styles from './CallTable.module.css';

const ROWS = 10;

/** The shape of the table while the log is read, so that nothing jumps when it comes. */
export function SkeletonTable() {
  const t = useT('admin');
  return (
    <>
      <p className={hidden.hidden} role="status">
        {t('calls.loading')}
      </p>
      <table className={styles.table} aria-hidden="true" data-loading>
        <Columns />
        <tbody>
          {Array.from({ length: ROWS }, (_, row) => (
            <tr key={row} className={styles.row}>
              {columns.map((column) => (
                <td key={column} data-column={column}>
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
