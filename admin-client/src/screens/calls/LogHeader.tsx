import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { CALL_LOG_CSV } from '../../api/call-queries.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useAdmin } from '../../admin.ts';
import { isRunning } from '../../log/standing.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { ExportLink } from '../../ui/ExportLink.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from './Running.module.css';

/** What the page is, how many calls go on, and the log as a file. `calls` is null while they are read. */
export function LogHeader({ calls }: { calls: readonly CallLogEntry[] | null }) {
  const t = useT('admin');
  const { zone } = useDateText();
  const { phase } = useStore(useAdmin().socket.connection);
  const running = calls?.filter(isRunning).length ?? 0;
  const beside =
    calls === null || phase === 'offline' ? undefined : (
      <span className={styles.running} data-running={running > 0}>
        {running > 0 ? t('calls.running', { count: running }) : t('calls.runningNone')}
      </span>
    );
  const actions = (
    <>
      <p>{t('calls.zone', { zone })}</p>
      <ExportLink href={CALL_LOG_CSV} />
    </>
  );
  return <PageHeading keepsPlace title={t('calls.title')} beside={beside} actions={actions} />;
}
