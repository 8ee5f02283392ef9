import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { useState } from 'react';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { StaleBanner } from '../calls/StaleBanner.tsx';
import { AuditHeader } from './AuditHeader.tsx';
import { AuditTable } from './AuditTable.tsx';
import { EmptyAudit } from './EmptyAudit.tsx';
import { Filters } from './Filters.tsx';
import { LoadingAudit } from './LoadingAudit.tsx';
import { OlderEntries } from './OlderEntries.tsx';
import { useAuditLog, type AuditLog } from './use-audit-log.ts';

/** Who did what, newest first. */
export function AuditScreen() {
  const t = useT('admin');
  const [filter, setFilter] = useState<AuditFilter>({});
  const log = useAuditLog(filter);
  if (log.state === 'failed') return <LoadProblem error={log.error} onRetry={log.reload} />;
  return (
    <Page name="audit" title={t('audit.title')} readAt={log.state === 'loaded' ? log.readAt : null}>
      <AuditHeader filter={filter} />
      <Filters filter={filter} onChange={setFilter} />
      {log.state === 'loaded' ? <Found log={log} filter={filter} onFilter={setFilter} /> : <LoadingAudit />}
    </Page>
  );
}

interface FoundProps {
  log: AuditLog;
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

function Found({ log, filter, onFilter }: FoundProps) {
  return (
    <>
      {log.staleBecause !== null && <StaleBanner error={log.staleBecause} onRetry={log.reload} />}
      {log.entries.length === 0 ? (
        <EmptyAudit />
      ) : (
        <>
          <AuditTable entries={log.entries} onActor={(actor) => onFilter({ ...filter, actor })} />
          <OlderEntries older={log.older} />
        </>
      )}
    </>
  );
}
