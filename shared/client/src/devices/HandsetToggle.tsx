import { ToggleButton } from 'react-aria-components';
import { useT } from '../i18n/in-locale.tsx';
import { useStore } from '../socket/store.ts';
import { HandsetIcon } from '../ui/icons/sound.tsx';
import { classes } from '../ui/classes.ts';
import { chosenDevices, listenPrivately, privateHandset } from './chosen-devices.ts';
import { devicesHere } from './devices-here.ts';
import { handsetOf } from './handset.ts';
import styles from './HandsetToggle.module.css';
import { canChooseSpeaker } from './use-output.ts';

/** One tap, and only whoever holds the handset hears. Not there where there is none, or no choosing. */
export function HandsetToggle() {
  const t = useT('common');
  const { handset: chosen } = useStore(chosenDevices);
  const isOn = useStore(privateHandset) !== null;
  const handset = handsetOf(chosen, useStore(devicesHere));
  if (!canChooseSpeaker() || (handset === null && !isOn)) return null;
  return (
    <ToggleButton
      className={classes(styles.toggle, isOn && styles.on)}
      isSelected={isOn}
      onChange={(on) => listenPrivately(on ? handset : null)}
      data-testid="toggle-handset"
    >
      <HandsetIcon className={styles.icon} />
      <span>{t('devices.handset')}</span>
      <span className={styles.state} aria-hidden="true">
        {isOn ? t('toggle.on') : t('toggle.off')}
      </span>
    </ToggleButton>
  );
}
