import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { Table } from '../../ui/Table.tsx';
import type { Do } from './doing.ts';
import { PersonRow } from './PersonRow.tsx';
import styles from './PeopleTable.module.css';
import { usePeopleColumns } from './use-columns.ts';

/** Everybody with an account, by name; those who cannot use theirs last. */
export function PeopleTable({ people, onDo }: { people: readonly Person[]; onDo: Do }) {
  const t = useT('admin');
  const inOrder = people.toSorted((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
  return (
    <Table className={styles.people} caption={t('people.caption')} columns={usePeopleColumns()}>
      <tbody>
        {inOrder.map((person) => (
          <PersonRow key={person.id} person={person} onDo={onDo} />
        ))}
      </tbody>
    </Table>
  );
}
