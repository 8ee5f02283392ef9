import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Column } from '../../ui/Table.tsx';

const ofPeople = ['name', 'role', 'languages', 'means', 'lastSignIn', 'actions'] as const;
const ofInvitations = ['name', 'role', 'languages', 'kind', 'expires', 'actions'] as const;

function useHeadings(names: readonly (typeof ofPeople | typeof ofInvitations)[number][]): Column[] {
  const t = useT('admin');
  return names.map((name) => ({ name, heading: t(`people.column.${name}`) }));
}

/** The columns of those with an account. */
export const usePeopleColumns = (): Column[] => useHeadings(ofPeople);

/** The columns of the links that were made. */
export const useInvitationColumns = (): Column[] => useHeadings(ofInvitations);
