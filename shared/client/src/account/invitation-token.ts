const HASH = /^#invitation=([\w-]+)$/;

/** The token of the invitation that the address names, if it does. */
export const tokenIn = (hash: string): string | null => HASH.exec(hash)?.[1] ?? null;

/**
 * Takes the invitation out of the address bar, where whoever looks over a shoulder, and the history, would keep it. From
 * then on the page alone knows it.
 */
export function takeInvitation(): string | null {
  const { hash, pathname, search } = window.location;
  const token = tokenIn(hash);
  if (token !== null) window.history.replaceState(window.history.state, '', pathname + search);
  return token;
}
