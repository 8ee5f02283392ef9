import { useT } from '@mado/client/i18n/in-locale.tsx';
import { InfoIcon } from '@mado/client/ui/icons/signs.tsx';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { useState } from 'react';
import { Empty } from '../../ui/Empty.tsx';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemBanner } from '../../ui/ProblemBanner.tsx';
import { StaleBanner } from '../../ui/StaleBanner.tsx';
import { TableSkeleton } from '../../ui/Table.tsx';
import { AuditHeader } from './AuditHeader.tsx';
import { AuditTable } from './AuditTable.tsx';
import styles from './AuditTable.module.css';
import { Filters } from './Filters.tsx';
import { OlderEntries } from './OlderEntries.tsx';
import { useColumns } from './use-columns.ts';
import { useAuditLog, type AuditLog } from './use-audit-log.ts';

/** Who did what, newest first. */
export function AuditScreen() {
  const t = useT('admin');
  const [filter, setFilter] = useState<AuditFilter>({});
  const log = useAuditLog(filter);
  const isChosen = Object.values(filter).some((value) => value !== undefined);
  // What was chosen may be what is wrong: then it stays, to be chosen otherwise.
  const isInPlace = isChosen && log.state === 'failed' && log.error.code !== 'forbidden';
  if (log.state === 'failed' && !isInPlace) return <LoadProblem error={log.error} onRetry={log.reload} />;
  return (
    <Page name="audit" title={t('audit.title')} readAt={log.state === 'loaded' ? log.readAt : null}>
      <AuditHeader filter={filter} />
      <Filters filter={filter} onChange={setFilter} />
      {log.state === 'failed' && <ProblemBanner error={log.error} onRetry={log.reload} />}
      {log.state === 'loading' && <Loading />}
      {log.state === 'loaded' && <Found log={log} filter={filter} onFilter={setFilter} />}
    </Page>
  );
}

interface FoundProps {
  log: AuditLog;
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

function Found({ log, filter, onFilter }: FoundProps) {
  const t = useT('admin');
  return (
    <>
      {log.staleBecause !== null && <StaleBanner error={log.staleBecause} onRetry={log.reload} />}
      {log.entries.length === 0 ? (
        <Empty sign={InfoIcon} title={t('audit.emptyTitle')} text={t('audit.emptyText')} />
      ) : (
        <>
          <AuditTable entries={log.entries} onActor={(actor) => onFilter({ ...filter, actor })} />
          <OlderEntries older={log.older} />
        </>
      )}
    </>
  );
}

function Loading() {
  const t = useT('admin');
  return (
    <TableSkeleton className={styles.audit} columns={useColumns()} label={t('audit.loading')} rows={10} />
  );
}
