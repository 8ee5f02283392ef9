import { useEffect, useState } from 'react';
import type { Connection } from '../socket/connection.ts';
import type { Line } from './readiness.ts';

const EVERY_MS = 4_000;
/** The middle one of so many tells more than any. */
const KEPT = 5;

/** How the line to the server stands and how soon it answers. @param ask asks the server for anything */
export function useLine(connection: Connection, ask: () => Promise<unknown>): Line {
  const [taken, setTaken] = useState<readonly number[]>([]);
  const isThere = connection.phase === 'connected' && connection.refused === null;
  useEffect(() => {
    if (!isThere) return;
    const over = new AbortController();
    const measure = async (): Promise<void> => {
      const asked = performance.now();
      // What is refused was answered; what is not answered in time is a lost line, which says so itself.
      await ask().catch(() => undefined);
      const ms = performance.now() - asked;
      if (!over.signal.aborted) setTaken((before) => [...before, ms].slice(-KEPT));
    };
    void measure();
    const timer = setInterval(() => void measure(), EVERY_MS);
    return () => {
      clearInterval(timer);
      over.abort();
      setTaken([]);
    };
  }, [isThere, ask]);
  return { ...connection, roundTripMs: middleOf(taken) };
}

function middleOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle);
}
