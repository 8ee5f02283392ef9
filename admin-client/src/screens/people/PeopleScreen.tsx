import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery, type PeopleList } from '../../api/people-queries.ts';
import { InviteIcon } from '../../ui/icons.tsx';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { StaleBanner } from '../../ui/StaleBanner.tsx';
import { TableSkeleton } from '../../ui/Table.tsx';
import type { Do, Doing } from './doing.ts';
import { DoingDialog } from './DoingDialog.tsx';
import { InvitationTable } from './InvitationTable.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import styles from './PeopleTable.module.css';
import { usePeopleColumns } from './use-columns.ts';

/** Who may sign in, who is invited, and what can be done about it. */
export function PeopleScreen() {
  const t = useT('admin');
  const { data, error, refetch, dataUpdatedAt } = useQuery(peopleQuery);
  const [doing, setDoing] = useState<Doing | null>(null);
  const retry = (): void => void refetch();
  if (data === undefined && error !== null) return <LoadProblem error={error} onRetry={retry} />;
  return (
    <Page name="people" title={t('people.title')} readAt={data === undefined ? null : dataUpdatedAt}>
      <Heading data={data} onInvite={() => setDoing({ what: 'invite' })} />
      {data !== undefined && error !== null && <StaleBanner error={error} onRetry={retry} />}
      {data === undefined ? <Loading /> : <People {...data} onDo={setDoing} />}
      {doing !== null && <DoingDialog doing={doing} onDo={setDoing} onClose={() => setDoing(null)} />}
    </Page>
  );
}

function Heading({ data, onInvite }: { data: PeopleList | undefined; onInvite: () => void }) {
  const t = useT('admin');
  const actions = (
    <Button
      kind="primary"
      icon={<InviteIcon />}
      onPress={onInvite}
      isDisabled={data === undefined}
      data-testid="invite"
    >
      {t('people.invite')}
    </Button>
  );
  const count = data === undefined ? undefined : t('people.count', { count: data.people.length });
  return <PageHeading title={t('people.title')} beside={count} actions={actions} />;
}

function Loading() {
  const t = useT('admin');
  const columns = usePeopleColumns();
  return <TableSkeleton className={styles.people} columns={columns} label={t('people.loading')} rows={6} />;
}

function People({ people, invitations, onDo }: PeopleList & { onDo: Do }) {
  const t = useT('admin');
  const alone = people.length === 1 && invitations.length === 0;
  return (
    <>
      <PeopleTable people={people} onDo={onDo} />
      {alone && <p className={styles.alone}>{t('people.alone')}</p>}
      {invitations.length > 0 && <InvitationTable invitations={invitations} onDo={onDo} />}
    </>
  );
}
