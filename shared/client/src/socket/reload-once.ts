const KEY = 'mado.reloaded-at';
const APART_MS = 60_000;

/** Loads the page anew, unless it was just done: a server that serves an outdated client must not make a loop. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < APART_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  window.location.reload();
}
