import { mount } from '@mado/client/app/mount.tsx';
import { createCheckRoute } from '@mado/client/check/check-route.ts';
import { connect } from '@mado/client/socket/connect.ts';
import '@mado/client/ui/fonts-visitor.css';
import { App } from './app.tsx';
import { i18n } from './i18n.ts';

mount(i18n, <App socket={connect('tablet')} check={createCheckRoute('/tablet/')} />);
