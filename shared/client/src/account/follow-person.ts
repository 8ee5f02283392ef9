import type { Connection } from '../socket/connection.ts';
import type { ReadableStore } from '../socket/store.ts';

const ASK_AGAIN_MS = 3_000;

interface PersonDeps {
  readonly connection: ReadableStore<Connection>;
  /** Whose session this browser has. */
  readonly who: () => Promise<string>;
  /** It is another person's than what is shown was read for. */
  readonly changed: () => void;
}

export interface Following {
  /** Another occasion to ask. */
  readonly look: () => void;
  readonly stop: () => void;
}

/**
 * Notices when the line comes back as somebody else's: the cookie is the browser's, and who signs in in one tab is
 * signed in in all of them. The line itself does not say whose it is.
 */
export function followPerson({ connection, who, changed }: PersonDeps): Following {
  let known: string | null = null;
  /** Of several answers the last asked for is the newest. */
  let asked = 0;
  const look = (): void => {
    if (connection.get().phase !== 'connected') return;
    const turn = ++asked;
    const isCurrent = (): boolean => turn === asked && connection.get().phase === 'connected';
    who().then(
      (person) => {
        if (!isCurrent()) return;
        if (known !== null && known !== person) changed();
        known = person;
      },
      () => setTimeout(() => isCurrent() && look(), ASK_AGAIN_MS),
    );
  };
  let { phase } = connection.get();
  const unsubscribe = connection.subscribe(() => {
    const before = phase;
    ({ phase } = connection.get());
    if (before !== 'connected') look();
  });
  look();
  const stop = (): void => {
    asked += 1;
    unsubscribe();
  };
  return { look, stop };
}
