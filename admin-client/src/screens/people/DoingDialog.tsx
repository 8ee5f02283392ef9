import type { Do, Doing } from './doing.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { RenewDialog } from './RenewDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface DoingDialogProps {
  doing: Doing;
  onDo: Do;
  onClose: () => void;
}

/** The dialogue of what is about to be done. */
export function DoingDialog({ doing, onDo, onClose }: DoingDialogProps) {
  const handOver = (made: Extract<Doing, { what: 'hand-over' }>['made']): void =>
    onDo({ what: 'hand-over', made });
  switch (doing.what) {
    case 'invite':
      return <InviteDialog onMade={handOver} onClose={onClose} />;
    case 'renew':
      return <RenewDialog person={doing.person} onMade={handOver} onClose={onClose} />;
    case 'hand-over':
      return <LinkDialog made={doing.made} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawDialog invitation={doing.invitation} onClose={onClose} />;
    case 'erase':
      return <EraseDialog person={doing.person} onClose={onClose} />;
    case 'role':
    case 'disable':
    case 'enable':
      return <PersonDialog what={doing.what} person={doing.person} onClose={onClose} />;
  }
}
