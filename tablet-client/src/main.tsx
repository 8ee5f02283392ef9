import { mount } from '@mado/client/app/mount.tsx';
import '@mado/client/ui/fonts-visitor.css';
import { i18n } from './i18n.ts';

mount(i18n, <p>{i18n.t('title')}</p>);
