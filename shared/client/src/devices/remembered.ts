import { createStore, type ReadableStore } from '../socket/store.ts';

/** A value that this browser keeps, where it lets us. */
export interface Remembered<T> extends ReadableStore<T> {
  readonly set: (value: T) => void;
}

/**
 * A value kept under a key of the browser's storage; as long as the page where there is none, as in private windows.
 * @param read makes the value of what was kept, which anybody may have changed, or of null
 */
export function remember<T>(key: string, read: (kept: unknown) => T): Remembered<T> {
  const store = createStore<T>(read(kept(key)));
  return {
    get: store.get,
    subscribe: store.subscribe,
    set: (value) => {
      keep(key, value);
      store.set(value);
    },
  };
}

function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // It then lasts as long as the page.
  }
}
