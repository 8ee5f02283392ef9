import { AccountProvider } from '@mado/client/account/AccountProvider.tsx';
import { useFollowPerson } from '@mado/client/account/use-follow-person.ts';
import { useStore } from '@mado/client/socket/store.ts';
import { useMemo, useState } from 'react';
import { ConsoleContext, useConsole, type Console } from './console-context.ts';
import { useOfferWatch } from './hooks/use-offer-watch.ts';
import { isBusy, screenOf, type ScreenState } from './logic/screen.ts';
import { AccountScreen } from './screens/account/AccountScreen.tsx';
import { BarredScreen } from './screens/BarredScreen.tsx';
import { CallScreen } from './screens/call/CallScreen.tsx';
import { CheckScreen } from './screens/check/CheckScreen.tsx';
import { IdleScreen } from './screens/idle/IdleScreen.tsx';
import { InvitationScreen } from './screens/InvitationScreen.tsx';
import { OfferScreen } from './screens/offer/OfferScreen.tsx';
import { OfflineScreen } from './screens/OfflineScreen.tsx';
import { OutdatedScreen } from './screens/OutdatedScreen.tsx';
import { SignInScreen } from './screens/SignInScreen.tsx';
import { StartingScreen } from './screens/StartingScreen.tsx';
import { WrapUpScreen } from './screens/wrap-up/WrapUpScreen.tsx';

interface AppProps {
  console: Console;
  /** The token of the link with which somebody came to make their account. */
  invitation: string | null;
}

/** The console: draws the screen for what the server says. */
export function App({ console, invitation }: AppProps) {
  const { socket, notices, accountOpen, check } = console;
  const view = useStore(socket.view);
  const connection = useStore(socket.connection);
  const wanted = { account: useStore(accountOpen), check: useStore(check) };
  const [token, setToken] = useState(invitation);
  useOfferWatch(socket, notices);
  const now = useMemo(() => ({ ...console, connection }), [console, connection]);
  return (
    <ConsoleContext value={now}>
      {/* The server ends the line of who signs out, and lets in who has signed in. */}
      <AccountProvider client="interpreter" onSignedIn={socket.seek} onSignedOut={socket.seek}>
        {token === null ? (
          <Desk screen={screenOf(view, connection, wanted)} />
        ) : (
          <InvitationScreen token={token} onLeave={() => setToken(null)} />
        )}
      </AccountProvider>
    </ConsoleContext>
  );
}

/**
 * Whose it is may change, though not while an invitation makes somebody's account: that begins anew by itself. Before
 * anybody changes an account it is looked whose it is; a call is not cut for it.
 */
function Desk({ screen }: { screen: ScreenState }) {
  useFollowPerson(useConsole().socket.connection, {
    onFocus: !isBusy(screen),
    accountOpen: screen.name === 'account',
  });
  return <CurrentScreen screen={screen} />;
}

function CurrentScreen({ screen }: { screen: ScreenState }) {
  switch (screen.name) {
    case 'sign-in':
      return <SignInScreen />;
    case 'outdated':
      return <OutdatedScreen />;
    case 'starting':
      return <StartingScreen />;
    case 'offline':
      return screen.barred ? <BarredScreen /> : <OfflineScreen />;
    case 'idle':
      return <IdleScreen view={screen.view} />;
    case 'check':
      return <CheckScreen view={screen.view} />;
    case 'account':
      return <AccountScreen view={screen.view} />;
    case 'offer':
      return <OfferScreen key={screen.offer.offerId} view={screen.view} offer={screen.offer} />;
    case 'connecting':
    case 'in-call':
      return <CallScreen key={screen.call.callId} name={screen.name} view={screen.view} call={screen.call} />;
    case 'wrap-up':
      return <WrapUpScreen view={screen.view} wrapUp={screen.wrapUp} />;
  }
}
