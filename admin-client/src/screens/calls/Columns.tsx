import { useT } from '@mado/client/i18n/in-locale.tsx';
import styles from './CallTable.module.css';

/** The columns of the call log, in their order. */
export const columns = [
  'time',
  'counter',
  'language',
  'interpreter',
  'outcome',
  'wait',
  'talk',
  'survey',
] as const;

/** The widths and the headings of the columns, the same while the log is read and when it is there. */
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
            <th key={column} scope="col" data-column={column}>
              {t(`calls.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
