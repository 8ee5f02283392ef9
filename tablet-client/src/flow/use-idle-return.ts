import { useEffect, useEffectEvent } from 'react';

const GONE_AFTER_MS = 60_000;

/** Whoever stood here has left without a tap: the next visitor must not meet what was said to them. */
export function useIdleReturn(goHome: () => void, afterMs = GONE_AFTER_MS): void {
  const leave = useEffectEvent(goHome);
  useEffect(() => {
    const timer = setTimeout(() => leave(), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
}
