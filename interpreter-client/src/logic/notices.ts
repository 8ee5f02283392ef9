import { createStore, type ReadableStore } from '@mado/client/socket/store.ts';
import type { OfferNotice } from './lost-offer.ts';

/** What is to be said on the idle screen about an offer that went. */
export interface Notices extends ReadableStore<OfferNotice | null> {
  readonly show: (notice: OfferNotice) => void;
  readonly clear: () => void;
  /** This offer was given back here: its end is no news. */
  readonly settle: (offerId: string) => void;
  readonly settled: () => string | null;
}

/** Holds one notice: only the newest matters. */
export function createNotices(): Notices {
  const store = createStore<OfferNotice | null>(null);
  let settled: string | null = null;
  return {
    get: store.get,
    subscribe: store.subscribe,
    show: store.set,
    clear: () => store.set(null),
    settle: (offerId) => (settled = offerId),
    settled: () => settled,
  };
}
