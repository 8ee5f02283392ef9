import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import hidden from '../../ui/hidden.module.css';
import type { Do } from './doing.ts';
import { PersonRow } from './PersonRow.tsx';
import styles from './PeopleTable.module.css';

export const columns = ['name', 'role', 'languages', 'means', 'lastSignIn', 'actions'] as const;

/** Everybody with an account, by name; those who cannot use theirs last. */
export function PeopleTable({ people, onDo }: { people: readonly Person[]; onDo: Do }) {
  const t = useT('admin');
  const inOrder = people.toSorted((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
  return (
    <table className={styles.table}>
      <caption className={hidden.hidden}>{t('people.caption')}</caption>
      <Columns />
      <tbody>
        {inOrder.map((person) => (
          <PersonRow key={person.id} person={person} onDo={onDo} />
        ))}
      </tbody>
    </table>
  );
}

export function Columns() {
  const t = useT('admin');
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" data-column={column}>
            {t(`people.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
