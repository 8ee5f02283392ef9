import { useCallback, useEffect, useState } from 'react';
import { useAccount } from './account-context.ts';
import { problemOf, type Problem } from './use-attempt.ts';

export interface Loaded<T> {
  /** As it was read last; null before. */
  readonly data: T | null;
  /** Why it could not be read again. */
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Something of one's account, read from the server when it is shown and whenever it may have changed. */
export function useLoaded<T extends object>(read: () => Promise<T>): Loaded<T> {
  const { onSignedOut } = useAccount();
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(() => {
    read().then(
      (found) => {
        setProblem(null);
        setData(found);
      },
      (error: unknown) => {
        const met = problemOf(error);
        if (met.code === 'unauthenticated') onSignedOut();
        else setProblem(met);
      },
    );
  }, [read, onSignedOut]);
  useEffect(load, [load]);
  const reload = useCallback(() => {
    setProblem(null);
    load();
  }, [load]);
  return { data, problem, reload };
}
