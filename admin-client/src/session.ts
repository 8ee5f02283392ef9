import { createStore } from '@mado/client/socket/store.ts';

/** Whether the server knows who we are, as far as we have been told. */
export const session = createStore<'unknown' | 'signed-in' | 'signed-out'>('unknown');
