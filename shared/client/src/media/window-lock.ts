/** Lets one window of this browser at a time have the call, so that two do not take it from one another. */
export interface WindowLock {
  /** Whether it could be had. `steal` takes it from another window; `lost` is called when another takes it. */
  readonly take: (options: { steal: boolean; lost: () => void }) => Promise<boolean>;
  readonly release: () => void;
}

/** @param locks undefined where the browser has none: then every window has it */
export function createWindowLock(name: string, locks: LockManager | undefined): WindowLock {
  let letGo: (() => void) | null = null;
  const release = (): void => {
    letGo?.();
    letGo = null;
  };
  const take: WindowLock['take'] = ({ steal, lost }) => {
    if (locks === undefined || letGo !== null) return Promise.resolve(true);
    return new Promise((taken) => {
      const hold = (lock: Lock | null): Promise<void> => {
        taken(lock !== null);
        return lock === null ? Promise.resolve() : new Promise((resolve) => (letGo = resolve));
      };
      locks.request(name, steal ? { steal } : { ifAvailable: true }, hold).catch(() => {
        letGo = null;
        lost();
      });
    });
  };
  return { take, release };
}
