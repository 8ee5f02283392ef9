import { useStore } from '@mado/client/socket/store.ts';
import { useMemo } from 'react';
import { ConsoleContext, type Console } from './console-context.ts';
import { useOfferWatch } from './hooks/use-offer-watch.ts';
import { screenOf, type ScreenState } from './logic/screen.ts';
import { CallScreen } from './screens/call/CallScreen.tsx';
import { IdleScreen } from './screens/idle/IdleScreen.tsx';
import { OfferScreen } from './screens/offer/OfferScreen.tsx';
import { OfflineScreen } from './screens/OfflineScreen.tsx';
import { OutdatedScreen } from './screens/OutdatedScreen.tsx';
import { SignInScreen } from './screens/SignInScreen.tsx';
import { StartingScreen } from './screens/StartingScreen.tsx';
import { WrapUpScreen } from './screens/wrap-up/WrapUpScreen.tsx';

/** The console: draws the screen for what the server says. */
export function App({ socket, desk, ringer, notices }: Console) {
  const view = useStore(socket.view);
  const connection = useStore(socket.connection);
  useOfferWatch(socket, notices);
  const console = useMemo(
    () => ({ socket, desk, ringer, notices, connection }),
    [socket, desk, ringer, notices, connection],
  );
  return (
    <ConsoleContext value={console}>
      <CurrentScreen screen={screenOf(view, connection)} />
    </ConsoleContext>
  );
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
      return <OfflineScreen />;
    case 'idle':
      return <IdleScreen view={screen.view} />;
    case 'offer':
      return <OfferScreen key={screen.offer.offerId} view={screen.view} offer={screen.offer} />;
    case 'connecting':
    case 'in-call':
      return <CallScreen key={screen.call.callId} name={screen.name} view={screen.view} call={screen.call} />;
    case 'wrap-up':
      return <WrapUpScreen view={screen.view} wrapUp={screen.wrapUp} />;
  }
}
