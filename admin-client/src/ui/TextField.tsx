import { useId, type InputHTMLAttributes } from 'react';
import { classes } from '@mado/client/ui/classes.ts';
import styles from './TextField.module.css';

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'maxLength' | 'autoCapitalize' | 'type' | 'autoFocus'
> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  /** What is wrong with what was entered. */
  problem?: string | null;
  /** Signs that are read one by one. */
  isCode?: boolean;
  'data-testid'?: string;
}

/** One line of text. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  problem = null,
  isCode = false,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const words = problem ?? hint;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={classes(styles.input, isCode && styles.code)}
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={words === undefined ? undefined : `${id}-words`}
        onChange={(event) => onChange(event.target.value)}
      />
      {words !== undefined && (
        <p id={`${id}-words`} className={problem === null ? styles.hint : styles.problem}>
          {words}
        </p>
      )}
    </div>
  );
}
