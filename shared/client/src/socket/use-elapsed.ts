import { useEffect, useState } from 'react';

/** Whole seconds since an instant of the server's clock, kept up to date. */
export function useElapsed(since: number, serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = (): void => setNow(serverNow());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [since, serverNow]);
  return Math.max(0, Math.floor((now - since) / 1_000));
}
