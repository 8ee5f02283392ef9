import { AwayBanner } from '@mado/client/call/AwayBanner.tsx';
import { LineBanner } from '@mado/client/call/LineBanner.tsx';
import { isAllWell, QualityNotice } from '@mado/client/call/QualityNotice.tsx';
import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { SoundBanner } from '@mado/client/sound/SoundBanner.tsx';
import { useSoundTrouble } from '@mado/client/sound/use-sound-trouble.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { Modality } from '@mado/core/domain/language.ts';
import type { Away } from '@mado/core/protocol/away.ts';
import { useTablet } from '../tablet-context.ts';
import styles from './CallNotices.module.css';

interface CallNoticesProps {
  callId: string;
  interpreterAway: Away | null;
  graceMs: number;
  soundBlocked: boolean;
  modality: Modality;
  /** Opens the choice of devices. */
  onChooseDevice: () => void;
}

/** What is the matter with the call, the gravest first and alone: one thing to read at a time. */
export function CallNotices(props: CallNoticesProps) {
  const { modality } = props;
  const notice = useNotice(props);
  const { quality, seen, sent } = useTablet().media;
  const conditions = { quality: quality[modality], seen, sent };
  const isEmpty = notice === null && isAllWell(conditions);
  return (
    <div className={isEmpty ? styles.nothing : styles.notice}>
      {notice}
      <QualityNotice {...conditions} isHushed={notice !== null} />
    </div>
  );
}

function useNotice({ callId, interpreterAway, graceMs, soundBlocked, ...call }: CallNoticesProps) {
  const t = useT('tablet');
  const { connection, media, serverNow, lastHeard, hindrance, ending } = useTablet();
  const sound = useSoundTrouble(media.own, call.modality === 'spoken');
  if (connection.phase !== 'connected' && ending === callId)
    return <Banner kind="info">{t('call.ending')}</Banner>;
  if (connection.phase !== 'connected')
    return (
      <LineBanner key="line" {...{ graceMs, serverNow, lastHeard }} over={t('call.lostOver')}>
        {t('call.lost')}
      </LineBanner>
    );
  if (media.replaced) return <Elsewhere />;
  if (interpreterAway !== null)
    return (
      <AwayBanner key={interpreterAway.since} away={interpreterAway} serverNow={serverNow}>
        {t('call.interpreterAway')}
      </AwayBanner>
    );
  if (media.rejoining) return <Banner kind="warning">{t('call.rejoining')}</Banner>;
  if (media.problem !== null) return <OwnProblem code={media.problem} />;
  if (soundBlocked) return <Banner kind="info">{t('call.soundBlocked')}</Banner>;
  if (sound !== null && sound.kind !== 'missed')
    return <SoundBanner {...sound} onChoose={call.onChooseDevice} />;
  if (media.remoteSoundOff) return <Banner kind="info">{t('call.interpreterMicrophoneOff')}</Banner>;
  if (sound !== null) return <SoundBanner {...sound} onChoose={call.onChooseDevice} />;
  return hindrance === 'stopping' ? <Banner kind="info">{t('call.stopping')}</Banner> : null;
}

/** Something of our own cannot be had; without the microphone, the other side does not hear us. */
function OwnProblem({ code }: { code: string }) {
  const t = useT('tablet');
  const common = useT('common');
  const { media } = useTablet();
  const why = useErrorText()(code);
  return (
    <Banner kind="error" action={<Button onPress={media.retry}>{t('actions.retry')}</Button>}>
      {code.startsWith('microphone-') ? common('unheard.because', { why }) : why}
    </Banner>
  );
}

/** Another tab has the call: nothing is wrong, and it can be had back. */
function Elsewhere() {
  const t = useT('tablet');
  const { media } = useTablet();
  const here = <Button onPress={media.retry}>{t('call.takeOver')}</Button>;
  return (
    <Banner kind="warning" action={here}>
      {useErrorText()('replaced')}
    </Banner>
  );
}
