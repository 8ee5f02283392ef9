import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { StaleBanner } from '../../ui/StaleBanner.tsx';
import { TableSkeleton } from '../../ui/Table.tsx';
import { AskIcon } from '../../ui/icons.tsx';
import { CallTable } from './CallTable.tsx';
import styles from './CallTable.module.css';
import { KeepPlace } from './KeepPlace.tsx';
import { LogHeader } from './LogHeader.tsx';
import { OlderCalls } from './OlderCalls.tsx';
import { useColumns } from './use-columns.ts';
import { useCallLog, type CallLog } from './use-call-log.ts';
import { Arrival } from './Arrival.tsx';

/** The call log, newest first. */
export function CallsScreen() {
  const t = useT('admin');
  const log = useCallLog();
  if (log.state === 'failed') return <LoadProblem error={log.error} onRetry={log.reload} />;
  const loaded = log.state === 'loaded';
  return (
    <Page name="calls" title={t('calls.title')} readAt={loaded ? log.readAt : null}>
      {loaded ? <Log log={log} /> : <LoadingLog />}
    </Page>
  );
}

function Log({ log }: { log: CallLog }) {
  const t = useT('admin');
  return (
    <>
      <LogHeader calls={log.calls} />
      {log.staleBecause !== null && <StaleBanner error={log.staleBecause} onRetry={log.reload} />}
      <Arrival call={log.arrived} />
      {log.calls.length === 0 ? (
        <Empty sign={AskIcon} title={t('calls.emptyTitle')} text={t('calls.emptyText')} />
      ) : (
        <KeepPlace>
          <CallTable calls={log.calls} isWhole={log.older.state === 'none'} />
          <OlderCalls older={log.older} />
        </KeepPlace>
      )}
    </>
  );
}

function LoadingLog() {
  const t = useT('admin');
  return (
    <>
      <LogHeader calls={null} />
      <TableSkeleton className={styles.calls} columns={useColumns()} label={t('calls.loading')} rows={10} />
    </>
  );
}
