import { useStore } from '@mado/client/socket/store.ts';
import { AdminContext, type Admin } from './admin.ts';
import { useRoute } from './routing/router.ts';
import { AuditScreen } from './screens/audit/AuditScreen.tsx';
import { CallScreen } from './screens/call/CallScreen.tsx';
import { CallsScreen } from './screens/calls/CallsScreen.tsx';
import { PeopleScreen } from './screens/people/PeopleScreen.tsx';
import { RefusedScreen } from './screens/RefusedScreen.tsx';
import { SignInScreen } from './screens/SignInScreen.tsx';
import { TabletsScreen } from './screens/tablets/TabletsScreen.tsx';
import { UnknownScreen } from './screens/UnknownScreen.tsx';
import { session } from './session.ts';

/** The administrator's client: who may not see it signs in, everybody else sees the page of the address. */
export const App = ({ admin }: { admin: Admin }) => (
  <AdminContext value={admin}>
    <Page admin={admin} />
  </AdminContext>
);

function Page({ admin }: { admin: Admin }) {
  const route = useRoute();
  const signedOut = useStore(session) === 'signed-out';
  const { refused } = useStore(admin.socket.connection);
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
    case 'unknown':
      return <UnknownScreen />;
  }
}
