import type { ReactNode } from 'react';
import { ToggleButton as AriaToggleButton } from 'react-aria-components';
import { useT } from '../i18n/in-locale.tsx';
import { classes } from './classes.ts';
import styles from './ControlButton.module.css';

interface ToggleButtonProps {
  /** Names the thing, not the action: "Microphone". Whether it is on is said below it. */
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  iconOn: ReactNode;
  iconOff: ReactNode;
  isDisabled?: boolean;
  'data-testid'?: string;
}

/** Something that is on or off: `aria-pressed` is true while it is on. */
export function ToggleButton({ label, isOn, iconOn, iconOff, ...rest }: ToggleButtonProps) {
  const t = useT('common');
  return (
    <AriaToggleButton {...rest} isSelected={isOn} className={classes(styles.control, !isOn && styles.off)}>
      <span className={styles.icon}>{isOn ? iconOn : iconOff}</span>
      <span>{label}</span>
      <span className={styles.state} aria-hidden="true">
        {isOn ? t('toggle.on') : t('toggle.off')}
      </span>
    </AriaToggleButton>
  );
}
