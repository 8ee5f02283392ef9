import { lookForDevices } from '@mado/client/devices/devices-here.ts';
import { HandsetToggle } from '@mado/client/devices/HandsetToggle.tsx';
import { VolumeSlider } from '@mado/client/devices/VolumeSlider.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { SettingsIcon } from '@mado/client/ui/icons/sound.tsx';
import { useEffect, type ReactNode } from 'react';
import { useTablet } from '../tablet-context.ts';
import styles from './SoundControls.module.css';

interface SoundControlsProps {
  onSettings: () => void;
  /** Stands beside the way to other devices. */
  children?: ReactNode;
}

/** How loud, for whom, and the way to other devices. */
export function SoundControls({ onSettings, children }: SoundControlsProps) {
  const t = useT('common');
  const { audioTrack } = useTablet().media.own;
  // Speakers have names once the microphone is allowed.
  useEffect(lookForDevices, [audioTrack]);
  return (
    <div className={styles.sound}>
      <VolumeSlider />
      <div className={styles.more}>
        <HandsetToggle />
        <Button size="small" icon={<SettingsIcon />} onPress={onSettings} data-testid="open-settings">
          {t('devices.open')}
        </Button>
        {children}
      </div>
    </div>
  );
}
