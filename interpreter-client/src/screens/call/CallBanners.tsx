import { AwayBanner } from '@mado/client/call/AwayBanner.tsx';
import { LineBanner } from '@mado/client/call/LineBanner.tsx';
import { isAllWell, QualityNotice } from '@mado/client/call/QualityNotice.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { SoundBanner } from '@mado/client/sound/SoundBanner.tsx';
import { useSoundTrouble } from '@mado/client/sound/use-sound-trouble.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { InterpreterCall, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../../console-context.ts';
import { useDesk } from '../../hooks/use-desk.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import { callTrouble, type CallTrouble } from '../../logic/call-trouble.ts';

interface CallBannersProps {
  call: InterpreterCall;
  view: InterpreterView;
  /** Opens the choice of devices. */
  onChooseDevice: () => void;
}

/** What disturbs the call at the moment: the one thing that matters most, with what can be done. */
export function CallBanners({ call, view, onChooseDevice }: CallBannersProps) {
  const { connection } = useConsole();
  const { elsewhere, remote, own, problem, quality: diagnoses } = useDesk();
  const sound = useSoundTrouble(own, call.language.modality === 'spoken');
  const trouble = callTrouble({
    elsewhere,
    phase: connection.phase,
    problem: problem ?? own.problem,
    remote,
    hasSoundTrouble: sound !== null,
    call,
  });
  const { seen, sent } = remote;
  const conditions = { quality: diagnoses[call.language.modality], seen, sent };
  return (
    <>
      {trouble === 'sound' && sound !== null && (
        <SoundBanner {...sound} onChoose={onChooseDevice} buttonSize="small" />
      )}
      {trouble !== null && trouble !== 'sound' && <TroubleBanner trouble={trouble} call={call} />}
      <QualityNotice {...conditions} isHushed={trouble !== null} />
      {trouble === null && isAllWell(conditions) && <ServerBanner view={view} />}
    </>
  );
}

type OtherTrouble = Exclude<CallTrouble, 'sound'>;

function TroubleBanner({ trouble, call }: { trouble: OtherTrouble; call: InterpreterCall }) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const common = useT('common');
  // Without the microphone, the other side does not hear us.
  const withUnheard = (code: string): string => {
    const why = problemText(code);
    return code.startsWith('microphone-') ? common('unheard.because', { why }) : why;
  };
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
          {withUnheard(problem ?? 'internal')}
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
