import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { useAdmin } from '../admin.ts';
import { ProblemBanner } from './ProblemBanner.tsx';

/** What is shown could not be brought up to date. While the line is down, the page says so itself. */
export function StaleBanner({ error, onRetry }: { error: RequestError; onRetry: () => void }) {
  const t = useT('admin');
  const { phase } = useStore(useAdmin().socket.connection);
  if (phase === 'offline') return null;
  return (
    <ProblemBanner error={error} onRetry={onRetry}>
      {t('error.stale')}
    </ProblemBanner>
  );
}
