import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { renewAccess, type MadeInvitation } from '../../api/people-queries.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useAct } from './use-act.ts';

interface RenewDialogProps {
  person: Person;
  onMade: (made: MadeInvitation) => void;
  onClose: () => void;
}

/** A link for somebody who lost their password or their second factor. */
export function RenewDialog({ person, onMade, onClose }: RenewDialogProps) {
  const t = useT('admin');
  const { mutate, ...state } = useAct(() => renewAccess(person.id), onMade);
  return (
    <ConfirmDialog
      {...state}
      title={t('people.renewDialog.title')}
      name={person.name}
      email={person.email}
      effects={[t('people.renewDialog.link'), t('people.renewDialog.factors'), t('people.renewDialog.sure')]}
      confirm={t('people.renewDialog.confirm')}
      onConfirm={mutate}
      onClose={onClose}
    />
  );
}
