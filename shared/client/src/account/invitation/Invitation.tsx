import { useEffect, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import type { Invited } from '../account-api.ts';
import { useAccount } from '../account-context.ts';
import { Sheet } from '../Sheet.tsx';
import { problemOf, type Problem } from '../use-attempt.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { SecondFactorOffer } from './SecondFactorOffer.tsx';
import { WorthlessLink } from './WorthlessLink.tsx';

interface InvitationProps {
  token: string;
  /** The account is there, and what else was offered is done or left. */
  onDone: () => void;
  /** The link is of no use. */
  onLeave: () => void;
}

type State =
  | { readonly name: 'opening' }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'open'; readonly invited: Invited }
  | { readonly name: 'accepted'; readonly invited: Invited; readonly password: string };

const titles = {
  opening: 'invitation.title',
  refused: 'invitation.invalidTitle',
  open: 'invitation.title',
  accepted: 'offer.title',
} as const;

/** From the link that somebody was sent to an account that is theirs. */
export function Invitation({ token, onDone, onLeave }: InvitationProps) {
  const t = useT('account');
  const { api } = useAccount();
  const [state, setState] = useState<State>({ name: 'opening' });
  useEffect(() => {
    if (state.name !== 'opening') return;
    let wanted = true;
    api.openInvitation(token).then(
      (invited) => wanted && setState({ name: 'open', invited }),
      (error: unknown) => wanted && setState({ name: 'refused', problem: problemOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [api, token, state.name]);
  const renews = state.name === 'open' && state.invited.renews;
  return (
    <Sheet title={t(renews ? 'invitation.renewTitle' : titles[state.name])} matter={state.name}>
      {state.name === 'opening' && <Spinner label={t('invitation.opening')} />}
      {state.name === 'refused' && (
        <WorthlessLink
          problem={state.problem}
          onRetry={() => setState({ name: 'opening' })}
          onLeave={onLeave}
        />
      )}
      {state.name === 'open' && (
        <AcceptForm
          token={token}
          invited={state.invited}
          onAccepted={(password) => setState({ name: 'accepted', invited: state.invited, password })}
          onWorthless={(problem) => setState({ name: 'refused', problem })}
        />
      )}
      {state.name === 'accepted' && (
        <SecondFactorOffer role={state.invited.role} password={state.password} onDone={onDone} />
      )}
    </Sheet>
  );
}
