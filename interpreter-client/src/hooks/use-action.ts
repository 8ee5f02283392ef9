import { useCallback, useState } from 'react';
import { codeOfFailure } from '../logic/failure.ts';

export interface Action {
  /** Does one thing at a time: while it runs, further calls are left out. */
  readonly run: (task: () => Promise<unknown>) => void;
  readonly pending: boolean;
  /** The code of why it failed. */
  readonly failed: string | null;
}

/** Something asked of the server by a press, with its waiting and its failure. */
export function useAction(): Action {
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const run = useCallback(
    (task: () => Promise<unknown>): void => {
      if (pending) return;
      setPending(true);
      setFailed(null);
      task()
        .catch((error: unknown) => setFailed(codeOfFailure(error)))
        .finally(() => setPending(false));
    },
    [pending],
  );
  return { run, pending, failed };
}
