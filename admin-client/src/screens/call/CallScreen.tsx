import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useQuery } from '@tanstack/react-query';
import { callQuery } from '../../api/call-queries.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { callsHref } from '../../routing/routes.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { LoadProblem } from '../../ui/LoadProblem.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemScreen } from '../../ui/ProblemScreen.tsx';
import { CallSkeleton } from './CallSkeleton.tsx';
import { CallView } from './CallView.tsx';

/** One call: what it came to, and everything that happened in it. */
export function CallScreen({ callId }: { callId: string }) {
  const t = useT('admin');
  const { day, time } = useDateText();
  const { data, error, refetch, dataUpdatedAt } = useQuery(callQuery(callId));
  if (data === undefined && error !== null) {
    if (error.code === 'call-not-found' || error.code === 'not-found') return <NoSuchCall />;
    return <LoadProblem error={error} onRetry={() => void refetch()} />;
  }
  const at = data?.call.requestedAt;
  const title = at === undefined ? t('call.loading') : t('call.title', { day: day(at), time: time(at) });
  return (
    <Page name="call" title={title} readAt={data === undefined ? null : dataUpdatedAt}>
      <BackLink href={callsHref}>{t('call.back')}</BackLink>
      {data === undefined ? <CallSkeleton /> : <CallView title={title} detail={data} />}
    </Page>
  );
}

function NoSuchCall() {
  const t = useT('admin');
  return (
    <ProblemScreen
      title={t('error.notFoundTitle')}
      text={t('error.notFoundText')}
      actions={<BackLink href={callsHref}>{t('call.back')}</BackLink>}
    />
  );
}
