import { createStore, useStore } from '@mado/client/socket/store.ts';
import { routeOf, type Route } from './routes.ts';

const path = createStore(window.location.pathname);
// Each page puts itself where its reader left it.
window.history.scrollRestoration = 'manual';
window.addEventListener('popstate', () => path.set(window.location.pathname));

/** Goes to a page of this client. */
export function navigate(href: string): void {
  window.history.pushState(null, '', href);
  path.set(window.location.pathname);
}

/** The page that the address bar names. */
export const useRoute = (): Route => routeOf(useStore(path));
