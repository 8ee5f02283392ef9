import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TabletList } from '@mado/core/protocol/rest/tablets.ts';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { tabletsQuery } from '../../api/tablet-queries.ts';
import { useArrival } from '../../routing/place.ts';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { StaleBanner } from '../calls/StaleBanner.tsx';
import { inOrder } from '../../tablets/order.ts';
import { EmptyTablets } from './EmptyTablets.tsx';
import { PairingPanel } from './PairingPanel.tsx';
import { TabletSkeleton } from './TabletSkeleton.tsx';
import { TabletTable } from './TabletTable.tsx';
import styles from './TabletsScreen.module.css';

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
      {data === undefined ? <TabletSkeleton /> : <Tablets {...data} />}
    </Page>
  );
}

function Heading({ data }: { data: TabletList | undefined }) {
  const t = useT('admin');
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  const current = data === undefined ? [] : inOrder(data.tablets).current;
  return (
    <div className={styles.heading}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {t('tablets.title')}
      </h1>
      {current.length > 0 && (
        <p className={styles.count}>
          {t('tablets.count', {
            connected: current.filter(({ connected }) => connected).length,
            count: current.length,
          })}
        </p>
      )}
    </div>
  );
}

function Tablets({ tablets, mayChange }: TabletList) {
  const { current, revoked } = inOrder(tablets);
  return (
    <>
      {mayChange && <PairingPanel tablets={tablets} />}
      {current.length === 0 ? <EmptyTablets /> : <TabletTable tablets={current} mayChange={mayChange} />}
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
