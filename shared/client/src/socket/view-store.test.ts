import { expect, test, vi } from 'vitest';
import { createViewStore } from './view-store.ts';

const view = (now: number, name = '') => ({ now, name });

test('a push replaces the view and tells who listens', () => {
  const store = createViewStore<ReturnType<typeof view>>();
  const heard = vi.fn();
  store.subscribe(heard);
  store.pushed(view(1, 'first'));
  store.pushed(view(2, 'second'));
  expect(store.get()).toEqual(view(2, 'second'));
  expect(heard).toHaveBeenCalledTimes(2);
});

test('an answer to sync that a push has overtaken is dropped', () => {
  const store = createViewStore<ReturnType<typeof view>>();
  store.pushed(view(2, 'pushed'));
  store.synced(view(1, 'asked for earlier'));
  expect(store.get()?.name).toBe('pushed');
});

test('a later answer to sync is taken', () => {
  const store = createViewStore<ReturnType<typeof view>>();
  store.pushed(view(2));
  store.synced(view(3, 'synced'));
  expect(store.get()?.name).toBe('synced');
});

test("the server's clock goes on from its latest view", () => {
  let ours = 1_000;
  const store = createViewStore<ReturnType<typeof view>>(() => ours);
  store.pushed(view(61_000));
  ours += 500;
  expect(store.serverNow()).toBe(61_500);
});

test('views without a clock are taken as they come', () => {
  const store = createViewStore<{ name: string }>(() => 7);
  store.synced({ name: 'one' });
  store.synced({ name: 'two' });
  expect(store.get()).toEqual({ name: 'two' });
  expect(store.serverNow()).toBe(7);
});

test('nothing is known after it was cleared, and the next view is taken', () => {
  const store = createViewStore<ReturnType<typeof view>>();
  store.pushed(view(2));
  store.clear();
  expect(store.get()).toBeNull();
  store.synced(view(3, 'synced'));
  expect(store.get()?.name).toBe('synced');
});
