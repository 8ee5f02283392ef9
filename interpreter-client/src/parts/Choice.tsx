import { classes } from '@mado/client/ui/classes.ts';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './Choice.module.css';

interface ChoiceProps {
  children: ReactNode;
  /** It is what holds at the moment. */
  isChosen: boolean;
  onPress: () => void;
  isPending?: boolean;
  sign?: ReactNode;
  'data-testid'?: string;
}

/** One of a few exclusive choices that take effect when pressed. */
export function Choice({ children, isChosen, isPending = false, sign, ...rest }: ChoiceProps) {
  return (
    <Button
      {...rest}
      aria-pressed={isChosen}
      className={classes(styles.choice, isChosen && styles.chosen, isPending && styles.pending)}
    >
      {sign}
      <span>{children}</span>
    </Button>
  );
}
