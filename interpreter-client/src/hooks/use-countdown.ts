import { useEffect, useState } from 'react';
import { countdown, type Countdown } from '../logic/countdown.ts';

const TICK_MS = 250;

/** What is left of a time between two instants of the server's clock, kept up to date. */
export function useCountdown(start: number, end: number, serverNow: () => number): Countdown {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  return countdown(start, end, now);
}
