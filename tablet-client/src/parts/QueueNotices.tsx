import { LineBanner } from '@mado/client/call/LineBanner.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { useTablet } from '../tablet-context.ts';

/** Why the wait takes longer: the line to the server is gone, or the server can ring nobody. */
export function QueueNotices({ graceMs, className }: { graceMs: number; className: string | undefined }) {
  const notice = useNotice(graceMs);
  return notice === null ? null : <div className={className}>{notice}</div>;
}

function useNotice(graceMs: number) {
  const t = useT('tablet');
  const { connection, hindrance, serverNow, lastHeard, ending } = useTablet();
  if (connection.phase !== 'connected' && ending !== null)
    return <Banner kind="info">{t('queued.ending')}</Banner>;
  if (connection.phase !== 'connected')
    return (
      <LineBanner
        graceMs={graceMs}
        serverNow={serverNow}
        lastHeard={lastHeard}
        kept={(left) => t('queued.kept', { left })}
        over={t('queued.lostOver')}
      >
        {t('queued.lost')}
      </LineBanner>
    );
  return hindrance === 'databaseAway' ? <Banner kind="warning">{t('queued.databaseAway')}</Banner> : null;
}
