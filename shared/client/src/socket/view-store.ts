import { createStore, type ReadableStore } from './store.ts';

/** The newest view of the server, and the difference between its clock and ours. */
export interface ViewStore<V> extends ReadableStore<V | null> {
  /** A view that the server sent unasked: always newer than what we have. */
  readonly pushed: (view: V) => void;
  /** An answer to `sync`, which a push may have overtaken. */
  readonly synced: (view: V) => void;
  /** Nothing is known any more. */
  readonly clear: () => void;
  /** The server's clock now, in milliseconds since the epoch. */
  readonly serverNow: () => number;
}

const nowOf = (view: unknown): number | null =>
  typeof view === 'object' && view !== null && 'now' in view && typeof view.now === 'number'
    ? view.now
    : null;

/** @param clock our own clock */
export function createViewStore<V>(clock: () => number = Date.now): ViewStore<V> {
  const store = createStore<V | null>(null);
  let offset = 0;
  const take = (view: V): void => {
    const now = nowOf(view);
    if (now !== null) offset = now - clock();
    store.set(view);
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    pushed: take,
    synced: (view) => {
      if ((nowOf(view) ?? 0) >= (nowOf(store.get()) ?? 0)) take(view);
    },
    clear: () => store.set(null),
    serverNow: () => clock() + offset,
  };
}
