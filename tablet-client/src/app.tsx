import type { CheckRoute } from '@mado/client/check/check-route.ts';
import { mediaProfiles } from '@mado/client/media/media-profile.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { useStore } from '@mado/client/socket/store.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { TabletProtocol, TabletView } from '@mado/core/protocol/tablet.ts';
import { useCallback, useMemo } from 'react';
import { useCallFlow } from './flow/use-call-flow.ts';
import { useGoHome } from './flow/use-go-home.ts';
import { useLetGo } from './flow/use-let-go.ts';
import { useTabletMedia } from './flow/use-tablet-media.ts';
import { useForgetWishes, useWishStore } from './flow/use-wishes.ts';
import { useWakeLock } from './flow/use-wake-lock.ts';
import { isLive, screenOf } from './screen.ts';
import { ScreenFor } from './screens/ScreenFor.tsx';
import { TabletContext, type Hindrance, type Tablet } from './tablet-context.ts';

interface AppProps {
  socket: ClientSocket<TabletProtocol>;
  check: CheckRoute;
}

/** The tablet: the server's view and what is going on here decide the screen. */
export function App({ socket, check }: AppProps) {
  const view = useStore(socket.view);
  const connection = useStore(socket.connection);
  const { media, local } = useTabletMedia(socket, view);
  const { start, stop: close } = local;
  const open = useCallback(
    async ({ modality }: Language) => (await start(mediaProfiles[modality])) !== null,
    [start],
  );
  const wishes = useWishStore();
  const { flow, ending, ended, actions } = useCallFlow(
    socket,
    useMemo(() => ({ open, close }), [open, close]),
    wishes,
  );
  useForgetWishes(wishes, view, flow);
  useGoHome(view, actions);
  useLetGo(view, connection.refused, close);
  useWakeLock(isLive(view));
  const server = useMemo(() => ({ ask: () => socket.request('sync', {}), signaling: socket }), [socket]);
  const hindrance = hindranceOf(view);
  const tablet = useMemo<Tablet>(() => {
    const { serverNow, lastHeard } = socket;
    const now = {
      connection,
      line: socket,
      refresh: socket.resync,
      media,
      actions,
      wishes,
      check,
      server,
      hindrance,
      ending,
      ended,
    };
    return { ...now, serverNow, lastHeard };
  }, [connection, media, actions, wishes, socket, check, server, hindrance, ending, ended]);
  return (
    <TabletContext value={tablet}>
      <ScreenFor state={screenOf(view, connection, flow, local.error, useStore(check))} />
    </TabletContext>
  );
}

/** Without its database the server cannot do even what it still would before it ends. */
function hindranceOf(view: TabletView | null): Hindrance | null {
  if (view?.databaseAway === true) return 'databaseAway';
  return view?.stopping === true ? 'stopping' : null;
}
