import { Invitation } from '@mado/client/account/invitation/Invitation.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { SignedOut } from './SignedOut.tsx';

/** Somebody was sent a link that makes their account. Whoever was signed in here before is not any more after it. */
export function InvitationScreen({ token, onLeave }: { token: string; onLeave: () => void }) {
  const t = useT('account');
  return (
    <SignedOut name="invitation" title={t('invitation.title')}>
      <Invitation token={token} onDone={() => window.location.reload()} onLeave={onLeave} />
    </SignedOut>
  );
}
