import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Button.module.css';

export interface ButtonProps {
  children: ReactNode;
  /** Left out where it submits the form that it stands in. */
  onPress?: () => void;
  type?: 'button' | 'submit';
  /** `primary`: the one thing to do here. `danger`: ends or destroys something. `quiet`: beside the point. */
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  /** `counter`: read and tapped at arm's length. */
  size?: 'small' | 'medium' | 'large' | 'counter';
  icon?: ReactNode;
  isDisabled?: boolean;
  /** What it was asked is under way: it keeps its words and takes no second tap. */
  isPending?: boolean;
  autoFocus?: boolean;
  'data-testid'?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  lang?: string;
}

/**
 * Does something when pressed. Not the library's own way of waiting: that leaves a copy of the button's words behind,
 * which screen readers find when the button is gone.
 */
export function Button(props: ButtonProps) {
  const { children, kind = 'secondary', size = 'medium', icon, isPending = false, onPress, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(isPending
        ? { 'aria-disabled': true, 'data-waiting': true }
        : onPress !== undefined && { onPress })}
      className={classes(styles.button, styles[kind], styles[size])}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span>{children}</span>
    </AriaButton>
  );
}
