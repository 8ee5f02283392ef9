import { DeviceSettings } from '@mado/client/devices/DeviceSettings.tsx';
import { volume } from '@mado/client/devices/volume.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { isWithoutPicture } from '@mado/client/media/call-media-state.ts';
import { useStore } from '@mado/client/socket/store.ts';
import { TextPanel } from '@mado/client/text/TextPanel.tsx';
import { useTextPanel, type TextPanelState } from '@mado/client/text/use-text-panel.ts';
import { HangUpIcon, TextIcon } from '@mado/client/ui/icons/call.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
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
import { SoundControls } from './SoundControls.tsx';
import styles from './CallStage.module.css';

interface CallStageProps {
  language: Language;
  callId: string;
  interpreterAway: Away | null;
  graceMs: number;
}

/** The interpreter large, and everything else beside, never over them. */
export function CallStage({ language, callId, interpreterAway, graceMs }: CallStageProps) {
  const t = useT('tablet');
  const { media } = useTablet();
  const [soundBlocked, setSoundBlocked] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);
  const percent = useStore(volume);
  const text = useTextPanel(media.text, media.seen, media.sent);
  const remote = media.attachRemote === null ? {} : { attach: media.attachRemote };
  const noPicture = useNoPicture(interpreterAway !== null);
  return (
    <main className={styles.stage} lang={visitorLocale(language.tag)}>
      <div className={styles.main}>
        <CallNotices
          callId={callId}
          interpreterAway={interpreterAway}
          graceMs={graceMs}
          soundBlocked={soundBlocked}
          modality={language.modality}
          onChooseDevice={() => setIsChoosing(true)}
        />
        <div className={styles.both}>
          <div className={styles.remote}>
            <VideoTile
              data-testid="remote-video"
              label={t('call.interpreter')}
              stream={null}
              onSoundBlocked={setSoundBlocked}
              volume={percent}
              {...remote}
              {...noPicture}
            />
            {media.remoteUp ? <HiddenText as="h1">{t('call.interpreter')}</HiddenText> : <Coming />}
          </div>
          {text.isOpen && media.text !== null && (
            <TextPanel
              channel={media.text}
              onClose={text.close}
              takesFocus={text.takesFocus}
              size="counter"
            />
          )}
        </div>
      </div>
      <Side callId={callId} isChoosing={isChoosing} setIsChoosing={setIsChoosing} text={text} />
    </main>
  );
}

interface SideProps {
  callId: string;
  isChoosing: boolean;
  setIsChoosing: (isChoosing: boolean) => void;
  text: TextPanelState;
}

/** The own picture, and what one can do. */
function Side({ callId, isChoosing, setIsChoosing, text }: SideProps) {
  const { media } = useTablet();
  return (
    <aside className={styles.side}>
      <div className={styles.self}>
        <SelfVideo />
      </div>
      {isChoosing ? (
        <DeviceSettings own={media.own} onClose={() => setIsChoosing(false)} />
      ) : (
        <div className={styles.controls}>
          <CallControls callId={callId} />
          <SoundControls onSettings={() => setIsChoosing(true)}>
            {!text.isOpen && <OpenText onPress={text.open} />}
          </SoundControls>
        </div>
      )}
      <div className={styles.end}>
        <EndButton callId={callId} />
      </div>
    </aside>
  );
}

function OpenText({ onPress }: { onPress: () => void }) {
  const t = useT('common');
  return (
    <Button size="small" icon={<TextIcon />} onPress={onPress} data-testid="open-text">
      {t('text.open')}
    </Button>
  );
}

/** Whoever ends a call is seen and heard no longer, even if the server learns of it only when the line is back. */
function EndButton({ callId }: { callId: string }) {
  const t = useT('tablet');
  const { media, actions, ending } = useTablet();
  const end = (): void => {
    media.setCamera(false);
    media.setMicrophone(false);
    actions.end(callId);
  };
  return (
    <IconButton
      kind="danger"
      icon={<HangUpIcon />}
      label={t('call.end')}
      data-testid="end-call"
      isDisabled={ending === callId}
      onPress={end}
    />
  );
}

/** What to read in place of a picture that is off, or that stands still as if it were live. */
function useNoPicture(isAway: boolean): { cameraOff?: string; waiting?: string } {
  const t = useT('tablet');
  const { media } = useTablet();
  if (media.replaced) return { cameraOff: t('call.shownElsewhere') };
  if (isWithoutPicture(media.seen)) return { cameraOff: t('call.pictureHeld') };
  if (media.remoteCameraOff) return { cameraOff: t('call.interpreterCameraOff') };
  if (!media.remoteStill) return {};
  return { waiting: isAway ? t('call.interpreterReturns') : t('call.interpreterStill') };
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
