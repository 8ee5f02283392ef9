import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classes } from '../ui/classes.ts';
import { ErrorIcon } from '../ui/icons/signs.tsx';
import styles from './Field.module.css';
import type { Problem } from './use-attempt.ts';
import { useProblemText } from './use-problem-text.ts';

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  problem?: Problem | null;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
  /** Beside the input. */
  beside?: ReactNode;
  /** Below it, for as long as it holds. */
  note?: ReactNode;
  /** Large digits. */
  isCode?: boolean;
  input: InputHTMLAttributes<HTMLInputElement> & { readonly 'data-testid'?: string };
}

/** A line of text to be entered, with its name above and what is wrong with it below. */
export function Field({ label, hint, problem = null, value, onChange, ref, ...rest }: FieldProps) {
  const id = useId();
  const { beside, note, isCode = false, input } = rest;
  const problemText = useProblemText();
  const parts = [hint !== undefined && 'hint', problem !== null && 'error'].filter((part) => part !== false);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={styles.box}>
        <input
          {...input}
          ref={ref}
          id={id}
          className={classes(styles.input, isCode && styles.code)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={problem !== null}
          {...(parts.length > 0 && { 'aria-describedby': parts.map((part) => `${id}-${part}`).join(' ') })}
        />
        {beside}
      </div>
      {note}
      {problem !== null && (
        <p className={styles.error} id={`${id}-error`} role="alert" data-code={problem.code}>
          <ErrorIcon className={styles.sign} />
          <span>{problemText(problem)}</span>
        </p>
      )}
    </div>
  );
}
