import { useT } from '@mado/client/i18n/in-locale.tsx';
import {
  CameraIcon,
  CameraOffIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  SwitchCameraIcon,
} from '@mado/client/ui/icons/call.tsx';
import { IconButton } from '@mado/client/ui/IconButton.tsx';
import { ToggleButton } from '@mado/client/ui/ToggleButton.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './CallControls.module.css';

/** Microphone and camera, on or off, and which camera. */
export function CallControls({ callId }: { callId: string }) {
  const t = useT('tablet');
  const { media, ending } = useTablet();
  const isEnding = ending === callId;
  const one = media.canSwitchCamera ? {} : { note: t('call.oneCamera') };
  return (
    <div className={styles.controls}>
      <ToggleButton
        label={t('call.microphone')}
        isOn={media.microphoneOn}
        onChange={media.setMicrophone}
        iconOn={<MicrophoneIcon />}
        iconOff={<MicrophoneOffIcon />}
        isDisabled={!media.hasMicrophone || isEnding}
        data-testid="toggle-microphone"
      />
      <ToggleButton
        label={t('call.camera')}
        isOn={media.cameraOn}
        onChange={media.setCamera}
        iconOn={<CameraIcon />}
        iconOff={<CameraOffIcon />}
        isDisabled={!media.hasCamera || isEnding}
        data-testid="toggle-camera"
      />
      <IconButton
        label={t('call.switchCamera')}
        icon={<SwitchCameraIcon />}
        isDisabled={!media.canSwitchCamera || isEnding}
        onPress={media.switchCamera}
        data-testid="switch-camera"
        {...one}
      />
    </div>
  );
}
