import { AwayBanner } from '@mado/client/call/AwayBanner.tsx';
import { LineBanner } from '@mado/client/call/LineBanner.tsx';
import { isAllWell, QualityNotice } from '@mado/client/call/QualityNotice.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { InterpreterCall, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useDesk } from '../../hooks/use-desk.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import { callTrouble, type CallTrouble } from '../../logic/call-trouble.ts';

/** What disturbs the call at the moment: the one thing that matters most, with what can be done. */
export function CallBanners({ call, view }: { call: InterpreterCall; view: InterpreterView }) {
  const { connection } = useConsole();
  const { elsewhere, remote, own, problem, quality: diagnoses } = useDesk();
  const standing = { elsewhere, phase: connection.phase, problem: problem ?? own.problem, remote, call };
  const trouble = callTrouble(standing);
  const { seen, sent } = remote;
  const conditions = { quality: diagnoses[call.language.modality], seen, sent };
  return (
    <>
      {trouble !== null && <TroubleBanner trouble={trouble} call={call} />}
      <QualityNotice {...conditions} isHushed={trouble !== null} />
      {trouble === null && isAllWell(conditions) && <ServerBanner view={view} />}
    </>
  );
}

function TroubleBanner({ trouble, call }: { trouble: CallTrouble; call: InterpreterCall }) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { socket, desk } = useConsole();
  const { remote, own, problem: lacking } = useDesk();
  const problem = lacking ?? own.problem;
  switch (trouble) {
    case 'elsewhere':
      return (
        <Banner kind="warning" action={<Again label={t('call.takeOver')} onPress={desk.takeOver} />}>
          {t('call.elsewhere')}
        </Banner>
      );
    case 'devices':
      return (
        <Banner kind="error" action={<Again label={t('call.retry')} onPress={desk.retry} />}>
          {problemText(problem ?? 'internal')}
        </Banner>
      );
    case 'mediaFailed':
      return (
        <Banner kind="error" action={<Again label={t('call.retry')} onPress={desk.takeOver} />}>
          {problemText(remote.error ?? 'internal')}
        </Banner>
      );
    case 'reconnecting':
      return (
        <LineBanner
          graceMs={call.graceMs}
          serverNow={socket.serverNow}
          lastHeard={socket.lastHeard}
          over={t('call.lostOver')}
        >
          {t('call.reconnecting')}
        </LineBanner>
      );
    case 'tabletAway':
      return <TabletAway away={call.tabletAway} serverNow={socket.serverNow} />;
    case 'remoteSoundOff':
      return <Banner kind="info">{t('call.remoteSoundOff')}</Banner>;
    case 'mediaTrouble':
      return <Banner kind="warning">{t('call.mediaTrouble')}</Banner>;
  }
}

/** Nothing that disturbs the call: what comes after it may. */
function ServerBanner({ view }: { view: InterpreterView }) {
  const t = useT('interpreter');
  if (view.databaseAway === true) return <Banner kind="info">{t('call.databaseAway')}</Banner>;
  return view.stopping === true ? <Banner kind="info">{t('call.stopping')}</Banner> : null;
}

const Again = ({ label, onPress }: { label: string; onPress: () => unknown }) => (
  <Button size="small" onPress={() => void onPress()}>
    {label}
  </Button>
);

function TabletAway({ away, serverNow }: { away: InterpreterCall['tabletAway']; serverNow: () => number }) {
  const t = useT('interpreter');
  if (away === null) return null;
  return (
    <AwayBanner key={away.since} away={away} serverNow={serverNow}>
      {t('call.tabletAway')}
    </AwayBanner>
  );
}
