/** Ctrl-C reaches the launcher and the server, and the launcher passes its own on: that is one wish, not two. */
const SAME_WISH_MS = 1000;

interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * Resolves with the first SIGINT or SIGTERM. A later one, while the server is closing, calls `force`.
 * @param now milliseconds of any clock that only goes forward
 */
export function firstSignal(
  source: SignalSource,
  force: () => void,
  now = () => performance.now(),
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let first: number | null = null;
  const listener = () => {
    if (first === null) {
      first = now();
      resolve(undefined);
    } else if (now() - first > SAME_WISH_MS) force();
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  return promise;
}
