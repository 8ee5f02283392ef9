import { useEffect } from 'react';
import { useTablet } from '../tablet-context.ts';

/** Asks for the view anew from time to time: who is there changes without a change of the own call. */
export function useFreshView(everyMs: number): void {
  const { refresh } = useTablet();
  useEffect(() => {
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [refresh, everyMs]);
}
