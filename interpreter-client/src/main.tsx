import { takeInvitation } from '@mado/client/account/invitation-token.ts';
import { mount } from '@mado/client/app/mount.tsx';
import { createCheckRoute } from '@mado/client/check/check-route.ts';
import { connect } from '@mado/client/socket/connect.ts';
import { createStore } from '@mado/client/socket/store.ts';
import { createRinger } from './alert/ringer.ts';
import { App } from './app.tsx';
import { i18n } from './i18n.ts';
import { createNotices } from './logic/notices.ts';
import { Desk } from './media/desk.ts';
import { createWindowLock } from '@mado/client/media/window-lock.ts';

const socket = connect('interpreter');
const desk = new Desk(socket, createWindowLock('mado-call', navigator.locks));

const console = {
  socket,
  desk,
  ringer: createRinger(window),
  notices: createNotices(),
  accountOpen: createStore(false),
  check: createCheckRoute('/interpreter/'),
};

mount(i18n, <App console={console} invitation={takeInvitation()} />);
