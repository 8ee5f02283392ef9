import { AccountProvider } from '@mado/client/account/AccountProvider.tsx';
import { useFollowPerson } from '@mado/client/account/use-follow-person.ts';
import { useStore } from '@mado/client/socket/store.ts';
import { useState } from 'react';
import { AdminContext, type Admin } from './admin.ts';
import { useRoute } from './routing/router.ts';
import { AccountScreen } from './screens/account/AccountScreen.tsx';
import { AuditScreen } from './screens/audit/AuditScreen.tsx';
import { CallScreen } from './screens/call/CallScreen.tsx';
import { CallsScreen } from './screens/calls/CallsScreen.tsx';
import { InvitationScreen } from './screens/InvitationScreen.tsx';
import { PeopleScreen } from './screens/people/PeopleScreen.tsx';
import { RefusedScreen } from './screens/RefusedScreen.tsx';
import { SignInScreen } from './screens/SignInScreen.tsx';
import { TabletsScreen } from './screens/tablets/TabletsScreen.tsx';
import { UnknownScreen } from './screens/UnknownScreen.tsx';
import { session } from './session.ts';

interface AppProps {
  admin: Admin;
  /** The token of the link with which somebody came to make their account. */
  invitation: string | null;
}

/** The administrator's client: who may not see it signs in, everybody else sees the page of the address. */
export const App = ({ admin, invitation }: AppProps) => (
  <AdminContext value={admin}>
    <AccountProvider client="admin" onSignedIn={admin.signedIn} onSignedOut={admin.signedOut}>
      <Entrance admin={admin} invitation={invitation} />
    </AccountProvider>
  </AdminContext>
);

function Entrance({ admin, invitation }: AppProps) {
  const [token, setToken] = useState(invitation);
  if (token !== null) return <InvitationScreen token={token} onLeave={() => setToken(null)} />;
  return <Page admin={admin} />;
}

function Page({ admin }: { admin: Admin }) {
  const route = useRoute();
  const signedOut = useStore(session) === 'signed-out';
  const { refused } = useStore(admin.socket.connection);
  useFollowPerson(admin.socket.connection, { onFocus: true });
  if (signedOut) return <SignInScreen />;
  if (refused === 'forbidden' || refused === 'outdated-client') return <RefusedScreen code={refused} />;
  switch (route.name) {
    case 'calls':
      return <CallsScreen />;
    case 'call':
      return <CallScreen key={route.callId} callId={route.callId} />;
    case 'audit':
      return <AuditScreen />;
    case 'tablets':
      return <TabletsScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'account':
      return <AccountScreen />;
    case 'unknown':
      return <UnknownScreen />;
  }
}
