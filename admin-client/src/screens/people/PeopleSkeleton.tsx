import { useT } from '@mado/client/i18n/in-locale.tsx';
import hidden from '../../ui/hidden.module.css';
import { columns, Columns } from './PeopleTable.tsx';
import styles from './PeopleTable.module.css';

const ROWS = 6;

/** The shape of the table while people are read, so that nothing jumps when they come. */
export function PeopleSkeleton() {
  const t = useT('admin');
  return (
    <>
      <p className={hidden.hidden} role="status">
        {t('people.loading')}
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
