import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './ControlButton.module.css';

interface IconButtonProps {
  icon: ReactNode;
  /** Always shown: a picture alone is guessed at. */
  label: string;
  /** A second line, such as why it cannot be used. */
  note?: string;
  onPress: () => void;
  kind?: 'plain' | 'danger';
  isDisabled?: boolean;
  'data-testid'?: string;
}

/** A control of a call: a picture over its words. */
export function IconButton({ icon, label, note, kind = 'plain', ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} className={classes(styles.control, kind === 'danger' && styles.danger)}>
      <span className={styles.icon}>{icon}</span>
      <span>{label}</span>
      {note !== undefined && <span className={styles.state}>{note}</span>}
    </AriaButton>
  );
}
