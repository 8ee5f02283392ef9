import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { useAdmin } from '../admin.ts';

/** What is shown could not be brought up to date. While the line is down, the page says so itself. */
export function StaleBanner({ error, onRetry }: { error: RequestError; onRetry: () => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const { phase } = useStore(useAdmin().socket.connection);
  if (phase === 'offline') return null;
  const retry = (
    <Button size="small" onPress={onRetry}>
      {t('error.retry')}
    </Button>
  );
  return (
    <Banner kind="warning" action={retry}>
      {t('error.stale')} {errorText(error.code)}
    </Banner>
  );
}
