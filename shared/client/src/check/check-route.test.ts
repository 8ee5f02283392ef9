import { expect, it } from 'vitest';
import { createCheckRoute } from './check-route.ts';

/** A page at an address, with a history. */
function pageAt(pathname: string) {
  const location = { pathname };
  const visited = [pathname];
  const events = new EventTarget();
  const go = (path: string) => {
    location.pathname = path;
  };
  const page = Object.assign(events, {
    location,
    history: {
      pushState: (_: null, __: string, path: string) => {
        visited.push(path);
        go(path);
      },
    },
  });
  const back = () => {
    visited.pop();
    go(visited.at(-1) ?? '');
    events.dispatchEvent(new Event('popstate'));
  };
  return { page: page as unknown as Window, location, back };
}

it('is open at its address', () => {
  expect(createCheckRoute('/tablet/', pageAt('/tablet/check').page).get()).toBe(true);
  expect(createCheckRoute('/tablet/', pageAt('/tablet/check/').page).get()).toBe(true);
  expect(createCheckRoute('/tablet/', pageAt('/tablet/').page).get()).toBe(false);
  expect(createCheckRoute('/tablet/', pageAt('/tablet/checks').page).get()).toBe(false);
});

it('follows the buttons of the page and of the browser', () => {
  const { page, location, back } = pageAt('/interpreter/');
  const route = createCheckRoute('/interpreter/', page);
  route.open();
  expect([route.get(), location.pathname]).toEqual([true, '/interpreter/check']);
  back();
  expect([route.get(), location.pathname]).toEqual([false, '/interpreter/']);
  route.open();
  route.close();
  expect([route.get(), location.pathname]).toEqual([false, '/interpreter/']);
});
