import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TabletList } from '@mado/core/protocol/rest/tablets.ts';
import { useQuery } from '@tanstack/react-query';
import { tabletsQuery } from '../../api/tablet-queries.ts';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TabletIcon } from '../../ui/icons.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { StaleBanner } from '../../ui/StaleBanner.tsx';
import { TableSkeleton } from '../../ui/Table.tsx';
import { inOrder } from '../../tablets/order.ts';
import { PairingPanel } from './PairingPanel.tsx';
import { TabletTable } from './TabletTable.tsx';
import styles from './TabletsScreen.module.css';
import table from './TabletTable.module.css';
import { useColumns } from './use-columns.tsx';

/** The tablets of the ward: which there are, which are here, and how another becomes one. */
export function TabletsScreen() {
  const t = useT('admin');
  const { data, error, refetch, dataUpdatedAt } = useQuery(tabletsQuery);
  const retry = (): void => void refetch();
  if (data === undefined && error !== null) return <LoadProblem error={error} onRetry={retry} />;
  return (
    <Page name="tablets" title={t('tablets.title')} readAt={data === undefined ? null : dataUpdatedAt}>
      <Heading data={data} />
      {data !== undefined && error !== null && <StaleBanner error={error} onRetry={retry} />}
      {data === undefined ? <Loading /> : <Tablets {...data} />}
    </Page>
  );
}

function Heading({ data }: { data: TabletList | undefined }) {
  const t = useT('admin');
  const current = data === undefined ? [] : inOrder(data.tablets).current;
  const connected = current.filter((tablet) => tablet.connected).length;
  const count = current.length === 0 ? undefined : t('tablets.count', { connected, count: current.length });
  return <PageHeading title={t('tablets.title')} beside={count} />;
}

function Loading() {
  const t = useT('admin');
  return (
    <TableSkeleton
      className={table.tablets}
      columns={useColumns(false)}
      label={t('tablets.loading')}
      rows={8}
    />
  );
}

function Tablets({ tablets, mayChange }: TabletList) {
  const t = useT('admin');
  const { current, revoked } = inOrder(tablets);
  return (
    <>
      {mayChange && <PairingPanel tablets={tablets} />}
      {current.length === 0 ? (
        <Empty sign={TabletIcon} title={t('tablets.emptyTitle')} text={t('tablets.emptyText')} />
      ) : (
        <TabletTable tablets={current} mayChange={mayChange} />
      )}
      {revoked.length > 0 && <Revoked tablets={revoked} />}
    </>
  );
}

/** Kept for those who ask later; out of the way of the others. */
function Revoked({ tablets }: Pick<TabletList, 'tablets'>) {
  const t = useT('admin');
  return (
    <details className={styles.revoked}>
      <summary className={styles.summary}>{t('tablets.revokedCount', { count: tablets.length })}</summary>
      <TabletTable tablets={tablets} mayChange={false} />
    </details>
  );
}
