import { ErrorIcon } from '../ui/icons/signs.tsx';
import styles from './Field.module.css';
import type { Problem } from './use-attempt.ts';
import { useProblemText } from './use-problem-text.ts';

/** What came to nothing, beside the button that was pressed for it. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const problemText = useProblemText();
  if (problem === null) return null;
  return (
    <p className={styles.error} role="alert" data-code={problem.code}>
      <ErrorIcon className={styles.sign} />
      <span>{problemText(problem)}</span>
    </p>
  );
}
