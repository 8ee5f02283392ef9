import { OwnAccount } from '@mado/client/account/own/OwnAccount.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/** One's own account. */
export function AccountScreen() {
  const t = useT('account');
  return (
    <Page name="account" title={t('account.title')} readAt={null}>
      <PageHeading title={t('account.title')} />
      <OwnAccount />
    </Page>
  );
}
