import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { changeRole, disablePerson, enablePerson } from '../../api/people-queries.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useAct } from './use-act.ts';

interface PersonDialogProps {
  what: 'role' | 'disable' | 'enable';
  person: Person;
  onClose: () => void;
}

/** Changes what somebody is, or whether they may sign in. */
export function PersonDialog({ what, person, onClose }: PersonDialogProps) {
  const t = useT('admin');
  const { id, name, email, role } = person;
  const next = role === 'admin' ? 'supervisor' : 'admin';
  const acts = {
    role: () => changeRole(id, next),
    disable: () => disablePerson(id),
    enable: () => enablePerson(id),
  };
  const { mutate, ...state } = useAct(acts[what], onClose);
  const words = {
    role: {
      title: t(`people.roleDialog.${next}.title`),
      effects: [t(`people.roleDialog.${next}.rights`), t('people.roleDialog.signsOut')],
      confirm: t('people.roleDialog.confirm'),
    },
    disable: {
      title: t('people.disableDialog.title'),
      effects: [
        t('people.disableDialog.atOnce'),
        ...(role === 'interpreter'
          ? [t('people.disableDialog.call'), t('people.disableDialog.ringing')]
          : []),
        t('people.disableDialog.back'),
      ],
      confirm: t('people.disableDialog.confirm'),
    },
    enable: {
      title: t('people.enableDialog.title'),
      effects: [t('people.enableDialog.again')],
      confirm: t('people.enableDialog.confirm'),
    },
  }[what];
  return (
    <ConfirmDialog
      {...words}
      {...state}
      name={name}
      email={email}
      isDanger={what === 'disable'}
      onConfirm={mutate}
      onClose={onClose}
    />
  );
}
