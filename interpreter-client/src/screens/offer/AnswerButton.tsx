import { useT } from '@mado/client/i18n/in-locale.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import { AnswerIcon } from '@mado/client/ui/icons/call.tsx';
import { Button } from 'react-aria-components';
import styles from './AnswerButton.module.css';

interface AnswerButtonProps {
  answer: 'accept' | 'decline';
  onPress: () => void;
  isPending: boolean;
  isDisabled?: boolean;
}

const keys = { accept: 'A', decline: 'D' } as const;

/** One of the two answers, with the keys that do the same. Enter alone does nothing: it may be meant for elsewhere. */
export function AnswerButton({ answer, isPending, ...rest }: AnswerButtonProps) {
  const t = useT('interpreter');
  const key = keys[answer];
  return (
    <Button
      {...rest}
      className={classes(styles.button, styles[answer], isPending && styles.pending)}
      data-testid={`offer-${answer}`}
    >
      {answer === 'accept' && <AnswerIcon className={styles.icon} />}
      <span>{t(`offer.${answer}`)}</span>
      <kbd className={styles.key}>Alt + {key}</kbd>
    </Button>
  );
}
