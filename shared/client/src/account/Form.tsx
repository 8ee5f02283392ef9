import type { ReactNode, SubmitEvent } from 'react';
import { Banner } from '../ui/Banner.tsx';
import styles from './Form.module.css';
import type { Problem } from './use-attempt.ts';
import { useProblemText } from './use-problem-text.ts';

interface FormProps {
  onSubmit: () => void;
  /** What is wrong with none of its fields. */
  problem?: Problem | null;
  /** What can be done about it all the same. */
  remedy?: ReactNode;
  children: ReactNode;
}

/** Fields and what is done with them: by the button, or by the Enter key. */
export function Form({ onSubmit, problem = null, remedy, children }: FormProps) {
  const problemText = useProblemText();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {problem !== null && (
        <Banner kind="error">
          <p data-code={problem.code}>{problemText(problem)}</p>
          {remedy}
        </Banner>
      )}
      {children}
    </form>
  );
}
