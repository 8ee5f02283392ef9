import { classes } from '@mado/client/ui/classes.ts';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { ReactNode, Ref } from 'react';
import styles from './Table.module.css';

/** `name` is that of the cells' `data-column`, by which a table's own style finds them. */
export interface Column {
  readonly name: string;
  readonly heading: ReactNode;
}

interface TableProps {
  /** What it lists, for screen readers. */
  caption: string;
  columns: readonly Column[];
  /** One or more `tbody`, with rows of the class `row`. */
  children: ReactNode;
  className?: string | undefined;
  ref?: Ref<HTMLTableElement>;
}

/** A list that people work with. */
export const Table = ({ caption, columns, children, className, ref }: TableProps) => (
  <table ref={ref} className={classes(styles.table, className)}>
    <HiddenText as="caption">{caption}</HiddenText>
    <Columns columns={columns} />
    {children}
  </table>
);

interface TableSkeletonProps extends Pick<TableProps, 'columns' | 'className'> {
  /** What is being read, for screen readers. */
  label: string;
  rows: number;
}

/** The shape of a table while its rows are read, so that nothing jumps when they come. */
export const TableSkeleton = ({ columns, className, label, rows }: TableSkeletonProps) => (
  <>
    <HiddenText as="p" isLive>
      {label}
    </HiddenText>
    <table className={classes(styles.table, className)} aria-hidden="true">
      <Columns columns={columns} />
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row} className={styles.row}>
            {columns.map(({ name }) => (
              <td key={name} data-column={name}>
                <span className={styles.bone} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

/** The widths and the headings, the same while rows are read and when they are there. */
const Columns = ({ columns }: Pick<TableProps, 'columns'>) => (
  <>
    <colgroup>
      {columns.map(({ name }) => (
        <col key={name} data-column={name} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {columns.map(({ name, heading }) => (
          <th key={name} scope="col" data-column={name}>
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  </>
);
