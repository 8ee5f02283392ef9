import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** Our clock, to the minute: a page that stays open over midnight shall not call yesterday today. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
