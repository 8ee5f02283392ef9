import { useEffect, useRef } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { Button } from '../ui/Button.tsx';
import { BackIcon } from '../ui/icons/signs.tsx';
import { DevicePickers } from './DevicePickers.tsx';
import styles from './DeviceSettings.module.css';

/** The devices to choose from in a call. Stands in place of the controls: nothing covers the picture. */
export function DeviceSettings({ own, onClose }: { own: LocalMediaState; onClose: () => void }) {
  const t = useT('common');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      className={styles.settings}
      ref={panel}
      tabIndex={-1}
      aria-label={t('devices.title')}
      data-testid="device-settings"
    >
      <Button kind="quiet" size="small" icon={<BackIcon />} onPress={onClose} data-testid="close-settings">
        {t('devices.close')}
      </Button>
      <DevicePickers own={own} />
    </section>
  );
}
