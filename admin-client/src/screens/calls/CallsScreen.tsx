import { useT } from '@mado/client/i18n/in-locale.tsx';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { CallTable } from './CallTable.tsx';
import { EmptyLog } from './EmptyLog.tsx';
import { KeepPlace } from './KeepPlace.tsx';
import { LogHeader } from './LogHeader.tsx';
import { OlderCalls } from './OlderCalls.tsx';
import { SkeletonTable } from './SkeletonTable.tsx';
import { StaleBanner } from './StaleBanner.tsx';
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
  return (
    <>
      <LogHeader calls={log.calls} />
      {log.staleBecause !== null && <StaleBanner error={log.staleBecause} onRetry={log.reload} />}
      <Arrival call={log.arrived} />
      {log.calls.length === 0 ? (
        <EmptyLog />
      ) : (
        <KeepPlace>
          <CallTable calls={log.calls} isWhole={log.older.state === 'none'} />
          <OlderCalls older={log.older} />
        </KeepPlace>
      )}
    </>
  );
}

const LoadingLog = () => (
  <>
    <LogHeader calls={null} />
    <SkeletonTable />
  </>
);
