import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { CALL_LOG_CSV } from '../../api/call-queries.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useAdmin } from '../../admin.ts';
import { isRunning } from '../../log/standing.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import styles from './LogHeader.module.css';

/** What the page is, how many calls go on, and the log as a file. `calls` is null while they are read. */
export function LogHeader({ calls }: { calls: readonly CallLogEntry[] | null }) {
  const t = useT('admin');
  const { zone } = useDateText();
  const { phase } = useStore(useAdmin().socket.connection);
  const running = calls?.filter(isRunning).length ?? 0;
  return (
    <div className={styles.header}>
      <h1 className={styles.title}>{t('calls.title')}</h1>
      {calls !== null && phase !== 'offline' && (
        <p className={styles.running} data-running={running > 0}>
          {running > 0 ? t('calls.running', { count: running }) : t('calls.runningNone')}
        </p>
      )}
      <p className={styles.zone}>{t('calls.zone', { zone })}</p>
      <a className={styles.export} href={CALL_LOG_CSV} download data-testid="export-csv">
        <DownloadIcon className={styles.sign} />
        {t('calls.export')}
      </a>
    </div>
  );
}
