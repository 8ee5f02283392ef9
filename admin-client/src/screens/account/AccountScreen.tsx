import { OwnAccount } from '@mado/client/account/own/OwnAccount.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useRef } from 'react';
import { useArrival } from '../../routing/place.ts';
import { Page } from '../../ui/Page.tsx';
import styles from './AccountScreen.module.css';

/** One's own account. */
export function AccountScreen() {
  const t = useT('account');
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <Page name="account" title={t('account.title')} readAt={null}>
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {t('account.title')}
      </h1>
      <OwnAccount />
    </Page>
  );
}
