import { useT } from '@mado/client/i18n/in-locale.tsx';
import hidden from '../../ui/hidden.module.css';
import { Columns } from './TabletTable.tsx';
import styles from './TabletTable.module.css';

const ROWS = 8;

/** The shape of the list while it is read, so that nothing jumps when it comes. */
export function TabletSkeleton() {
  const t = useT('admin');
  return (
    <>
      <p className={hidden.hidden} role="status">
        {t('tablets.loading')}
      </p>
      <table className={styles.table} aria-hidden="true">
        <Columns mayChange={false} />
        <tbody>
          {Array.from({ length: ROWS }, (_, row) => (
            <tr key={row} className={styles.row}>
              {Array.from({ length: 4 }, (_, column) => (
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
