import { Invitation } from '@mado/client/account/invitation/Invitation.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { Header } from '../parts/Header.tsx';

/** Somebody was sent a link that makes their account. Whoever was signed in here before is not any more after it. */
export function InvitationScreen({ token, onLeave }: { token: string; onLeave: () => void }) {
  const t = useT('account');
  return (
    <Screen name="invitation" title={t('invitation.title')} lang={useLocale()}>
      <Header />
      <Invitation token={token} onDone={() => window.location.reload()} onLeave={onLeave} />
    </Screen>
  );
}
