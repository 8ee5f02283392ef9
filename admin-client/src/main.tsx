import { takeInvitation } from '@mado/client/account/invitation-token.ts';
import { mount } from '@mado/client/app/mount.tsx';
import { connect } from '@mado/client/socket/connect.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { createDoor } from './door.ts';
import { i18n } from './i18n.ts';
import { followServer } from './live.ts';

const socket = connect('admin');
const live = followServer(socket, queryClient);
const { signedIn, signedOut } = createDoor(socket, queryClient, live.log);
const invitation = takeInvitation();

mount(
  i18n,
  <QueryClientProvider client={queryClient}>
    <App admin={{ socket, live, signedIn, signedOut }} invitation={invitation} />
  </QueryClientProvider>,
);
