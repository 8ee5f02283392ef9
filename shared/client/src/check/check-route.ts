import { createStore, type ReadableStore } from '../socket/store.ts';

const PAGE = 'check';

/** Whether a client shows its check page: it has an address of its own, so that it can be linked to. */
export interface CheckRoute extends ReadableStore<boolean> {
  readonly open: () => void;
  readonly close: () => void;
}

/** @param base the address of the client, as in `/tablet/` */
export function createCheckRoute(base: string, page: Window = window): CheckRoute {
  const isOpen = (): boolean => page.location.pathname.replace(/\/$/, '') === `${base}${PAGE}`;
  const store = createStore(isOpen());
  const go = (path: string): void => {
    if (page.location.pathname !== path) page.history.pushState(null, '', path);
    store.set(isOpen());
  };
  page.addEventListener('popstate', () => store.set(isOpen()));
  return {
    get: store.get,
    subscribe: store.subscribe,
    open: () => go(`${base}${PAGE}`),
    close: () => go(base),
  };
}
