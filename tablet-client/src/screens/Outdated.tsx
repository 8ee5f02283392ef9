import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { ErrorScreen } from '@mado/client/ui/ErrorScreen.tsx';

/** The server speaks a newer protocol, and loading the page anew by itself did not help. */
export function Outdated() {
  const t = useT('tablet');
  return (
    <ErrorScreen
      lang={useLocale()}
      title={t('unpaired.title')}
      text={useErrorText()('outdated-client')}
      code="outdated-client"
      actions={
        <Button kind="primary" size="counter" onPress={() => window.location.reload()}>
          {t('actions.retry')}
        </Button>
      }
    />
  );
}
