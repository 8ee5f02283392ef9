import { DevicePicker } from '../devices/DevicePicker.tsx';
import { Missed } from '../devices/Missed.tsx';
import { useT } from '../i18n/in-locale.tsx';
import { LevelMeter } from '../sound/LevelMeter.tsx';
import { MicrophoneIcon } from '../ui/icons/call.tsx';
import { CheckCard } from './CheckCard.tsx';
import styles from './checks.module.css';
import type { Check } from './use-check.ts';

/** How loud one's voice comes in. */
export function MicrophoneCheck({ check: { readiness, own } }: { check: Check }) {
  const t = useT('check');
  const isOn = own.audioTrack !== null;
  return (
    <CheckCard name="microphone" icon={<MicrophoneIcon />} finding={readiness.microphone}>
      {isOn ? (
        <>
          <p className={styles.ask}>{t('microphone.speak')}</p>
          <LevelMeter track={own.audioTrack} isOff={own.audio !== 'on'} />
          <DevicePicker kind="microphone" label={t('microphone.choose')} />
          <Missed kind="microphone" device={own.missedMicrophone} />
        </>
      ) : (
        <p className={styles.soft}>{t('microphone.before')}</p>
      )}
    </CheckCard>
  );
}
