import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { IconButton } from '@mado/client/ui/IconButton.tsx';
import {
  CameraIcon,
  CameraOffIcon,
  HangUpIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
} from '@mado/client/ui/icons/call.tsx';
import { ToggleButton } from '@mado/client/ui/ToggleButton.tsx';
import { useConsole } from '../../console-context.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useDesk } from '../../hooks/use-desk.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import styles from './CallControls.module.css';

/** What one does in a call. Ending it asks no question back: the wrap-up follows, and a call is soon made again. */
export function CallControls({ callId }: { callId: string }) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { socket, desk } = useConsole();
  const { run, pending, failed } = useAction();
  const { own } = useDesk();
  return (
    <div className={styles.controls}>
      {failed !== null && <Banner kind="error">{problemText(failed)}</Banner>}
      <div className={styles.toggles}>
        <ToggleButton
          label={t('call.microphone')}
          isOn={own.audio === 'on'}
          isDisabled={own.audio === 'none'}
          onChange={(on) => desk.setOn('audio', on)}
          iconOn={<MicrophoneIcon />}
          iconOff={<MicrophoneOffIcon />}
          data-testid="toggle-microphone"
        />
        <ToggleButton
          label={t('call.camera')}
          isOn={own.video === 'on'}
          isDisabled={own.video === 'none'}
          onChange={(on) => desk.setOn('video', on)}
          iconOn={<CameraIcon />}
          iconOff={<CameraOffIcon />}
          data-testid="toggle-camera"
        />
      </div>
      <IconButton
        kind="danger"
        icon={<HangUpIcon />}
        label={t('call.end')}
        isDisabled={pending}
        onPress={() => run(() => socket.request('call:end', { callId }))}
        data-testid="end-call"
      />
    </div>
  );
}
