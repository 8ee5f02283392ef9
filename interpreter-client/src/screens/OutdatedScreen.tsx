import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';
import { Header } from '../parts/Header.tsx';

/** The server speaks a newer protocol, and loading the page anew did not help yet. */
export function OutdatedScreen() {
  const t = useT('interpreter');
  const common = useT('common');
  const errorText = useErrorText();
  return (
    <ErrorScreen
      lang={useLocale()}
      header={<Header />}
      title={t('outdated.title')}
      text={errorText('outdated-client')}
      code="outdated-client"
      actions={
        <Button kind="primary" size="large" onPress={() => window.location.reload()}>
          {common('actions.reload')}
        </Button>
      }
    />
  );
}
