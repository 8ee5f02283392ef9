import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { useState } from 'react';
import { erasePerson } from '../../api/people-queries.ts';
import { TextField } from '../../ui/TextField.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useAct } from './use-act.ts';

/** Deletes what is known of somebody, once their name was typed: nothing brings it back. */
export function EraseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT('admin');
  const [typed, setTyped] = useState('');
  const { mutate, ...state } = useAct(() => erasePerson(person.id), onClose);
  return (
    <ConfirmDialog
      {...state}
      title={t('people.eraseDialog.title')}
      name={person.name}
      email={person.email}
      effects={[t('people.eraseDialog.goes'), t('people.eraseDialog.stays'), t('people.eraseDialog.never')]}
      confirm={t('people.eraseDialog.confirm')}
      isDanger
      isDisabled={typed.trim() !== person.name}
      onConfirm={mutate}
      onClose={onClose}
    >
      <TextField
        label={t('people.eraseDialog.type', { name: person.name })}
        value={typed}
        onChange={setTyped}
        data-testid="erase-name"
      />
    </ConfirmDialog>
  );
}
