import { useCallback, useRef, useState } from 'react';
import { report } from '../app/report.ts';
import { RequestError } from '../socket/request-error.ts';
import { CeremonyError } from './ceremonies.ts';

/** Why something came to nothing, by a code that has words. */
export interface Problem {
  readonly code: string;
  readonly retryAfterMs: number | null;
}

export interface Attempt {
  /** Does one thing at a time: while it runs, further calls are left out. */
  readonly run: (task: () => Promise<unknown>) => void;
  readonly pending: boolean;
  readonly problem: Problem | null;
  /** What is wrong before the server is asked. */
  readonly refuse: (code: string) => void;
}

/** Something asked of the server, with its waiting and its failure. */
export function useAttempt(onProblem?: (problem: Problem) => void): Attempt {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const refuse = useCallback(
    (code: string, retryAfterMs: number | null = null) => {
      const met = { code, retryAfterMs };
      setProblem(met);
      onProblem?.(met);
    },
    [onProblem],
  );
  const run = (task: () => Promise<unknown>): void => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    task()
      .catch((error: unknown) => {
        const met = problemOf(error);
        refuse(met.code, met.retryAfterMs);
      })
      .finally(() => {
        running.current = false;
        setPending(false);
      });
  };
  return { run, pending, problem, refuse };
}

/** Anything unknown is a defect: it is noted, and `internal` to the person. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestError) return { code: error.code, retryAfterMs: error.retryAfterMs };
  if (error instanceof CeremonyError) return { code: error.code, retryAfterMs: null };
  report(error);
  return { code: 'internal', retryAfterMs: null };
}

const GOES_ON_WITHIN_MS = 10_000;

/** The client goes on by itself now: what waits for this waits until it is shown no more. */
export const goingOn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, GOES_ON_WITHIN_MS));
