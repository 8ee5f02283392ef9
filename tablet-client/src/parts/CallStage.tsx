import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HangUpIcon } from '@mado/client/ui/icons/call.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { IconButton } from '@mado/client/ui/IconButton.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { visitorLocale, type Language } from '@mado/core/domain/language.ts';
import type { Away } from '@mado/core/protocol/away.ts';
import { useState } from 'react';
import { useTablet } from '../tablet-context.ts';
import { CallControls } from './CallControls.tsx';
import { CallNotices } from './CallNotices.tsx';
import { SelfVideo } from './SelfVideo.tsx';
import styles from './CallStage.module.css';

interface CallStageProps {
  language: Language;
  callId: string;
  interpreterAway: Away | null;
}

/** The interpreter large, and everything else beside, never over them. */
export function CallStage({ language, callId, interpreterAway }: CallStageProps) {
  const t = useT('tablet');
  const { media, actions } = useTablet();
  const [soundBlocked, setSoundBlocked] = useState(false);
  const remote = media.attachRemote === null ? {} : { attach: media.attachRemote };
  const off = useNoPicture();
  return (
    <main className={styles.stage} lang={visitorLocale(language.tag)}>
      <div className={styles.main}>
        <CallNotices interpreterAway={interpreterAway} soundBlocked={soundBlocked} />
        <div className={styles.remote}>
          <VideoTile
            data-testid="remote-video"
            label={t('call.interpreter')}
            stream={null}
            onSoundBlocked={setSoundBlocked}
            {...remote}
            {...off}
          />
          {media.remoteUp ? <HiddenText as="h1">{t('call.interpreter')}</HiddenText> : <Coming />}
        </div>
      </div>
      <aside className={styles.side}>
        <div className={styles.self}>
          <SelfVideo />
        </div>
        <CallControls />
        <div className={styles.end}>
          <IconButton
            kind="danger"
            icon={<HangUpIcon />}
            label={t('call.end')}
            data-testid="end-call"
            onPress={() => actions.end(callId)}
          />
        </div>
      </aside>
    </main>
  );
}

/** What to read in place of a picture that is off, or that stands still as if it were live. */
function useNoPicture(): { cameraOff?: string } {
  const t = useT('tablet');
  const { media } = useTablet();
  if (media.remoteCameraOff) return { cameraOff: t('call.interpreterCameraOff') };
  return media.remoteStill ? { cameraOff: t('call.interpreterStill') } : {};
}

function Coming() {
  const t = useT('tablet');
  return (
    <div className={styles.coming}>
      <h1>{t('connecting.title')}</h1>
      <Spinner label={t('connecting.text')} />
    </div>
  );
}
