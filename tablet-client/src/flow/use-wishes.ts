import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { createStore, useStore, type Store } from '@mado/client/socket/store.ts';
import { useEffect, useRef, useState } from 'react';
import type { Flow } from '../screen.ts';
import { nothingChosen, type ChosenWishes } from './chosen-wishes.ts';

/** Whoever they were entered for did not call after all: the next visitor must not be asked for by them. */
const FORGOTTEN_AFTER_MS = 300_000;

export type WishStore = Store<ChosenWishes>;

/** What was entered for the visitor. */
export function useWishStore(): WishStore {
  const [store] = useState(() => createStore(nothingChosen));
  return store;
}

/** Forgets what was entered once the call that it was for is off the tablet, or where no call comes. */
export function useForgetWishes(store: WishStore, view: TabletView | null, flow: Flow): void {
  const wishes = useStore(store);
  const hasCall = view !== null && view.call !== null;
  // Another call like the one before begins before that one is off the tablet.
  const isIdle = view !== null && !hasCall && flow.state === 'idle';
  const wasCalling = useRef(false);
  useEffect(() => {
    if (hasCall) wasCalling.current = true;
    if (!isIdle) return undefined;
    if (wasCalling.current) store.set(nothingChosen);
    wasCalling.current = false;
    const timer = setTimeout(() => store.set(nothingChosen), FORGOTTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [store, wishes, hasCall, isIdle]);
}
