import { useT } from '@mado/client/i18n/in-locale.tsx';
import { isOff, isWithoutPicture } from '@mado/client/media/call-media-state.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import type { InterpreterCall } from '@mado/core/protocol/interpreter.ts';
import { useState } from 'react';
import { useDesk } from '../../hooks/use-desk.ts';
import styles from './Stage.module.css';

/** The other side's picture, whole and as large as it goes. */
export function Stage({ call }: { call: InterpreterCall }) {
  const t = useT('interpreter');
  const { session, remote } = useDesk();
  const connecting = call.state === 'connecting';
  const [soundBlocked, setSoundBlocked] = useState(false);
  const dark = isOff(remote.video);
  const noPicture = useNoPicture(call, dark);
  return (
    <>
      {soundBlocked && <Banner kind="warning">{t('call.soundBlocked')}</Banner>}
      <div className={styles.stage}>
        <VideoTile
          stream={null}
          {...(session === null ? {} : { attach: session.attach })}
          label={t('call.remote')}
          fit="contain"
          {...noPicture}
          onSoundBlocked={setSoundBlocked}
          data-testid="remote-video"
        />
        {connecting && !dark && call.tabletAway === null && (
          <div className={styles.waiting}>
            <Spinner label={t('call.connecting')} />
            <p className={styles.hint}>{t('call.connectingHint')}</p>
          </div>
        )}
      </div>
    </>
  );
}

/** What to read in place of a picture that is off, or that stands still as if it were live. */
function useNoPicture(
  { tabletAway, state }: InterpreterCall,
  dark: boolean,
): { cameraOff?: string; waiting?: string } {
  const t = useT('interpreter');
  const { remote, elsewhere } = useDesk();
  // Whoever is about to join again sends neither: what is seen is their last picture.
  const still = remote.silent || (remote.video === 'none' && remote.audio === 'none');
  if (elsewhere || remote.error === 'replaced') return { cameraOff: t('call.remoteElsewhere') };
  // What still arrives is shown, whatever became of the line to the server.
  if (tabletAway !== null && (remote.video !== 'on' || remote.silent))
    return { waiting: t('call.remoteAway') };
  if (isWithoutPicture(remote.seen)) return { cameraOff: t('call.pictureHeld') };
  if (dark) return { cameraOff: t('call.remoteOff') };
  return still && state === 'active' ? { waiting: t('call.remoteStill') } : {};
}
