import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Invitation } from '@mado/core/protocol/rest/people.ts';
import { withdrawInvitation } from '../../api/people-queries.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useAct } from './use-act.ts';

/** Makes a link worthless that was handed over. */
export function WithdrawDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useT('admin');
  const { mutate, ...state } = useAct(() => withdrawInvitation(invitation.id), onClose);
  return (
    <ConfirmDialog
      {...state}
      title={t('people.withdrawDialog.title')}
      name={invitation.name}
      email={invitation.email}
      effects={[t('people.withdrawDialog.atOnce')]}
      confirm={t('people.withdrawDialog.confirm')}
      isDanger
      onConfirm={mutate}
      onClose={onClose}
    />
  );
}
