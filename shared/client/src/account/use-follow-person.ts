import { useEffect } from 'react';
import type { Connection } from '../socket/connection.ts';
import type { ReadableStore } from '../socket/store.ts';
import { useAccount } from './account-context.ts';
import { followPerson } from './follow-person.ts';

interface Occasions {
  /** Also when somebody comes back to this tab: what it asks for goes by the cookie, whoever's the line still is. */
  readonly onFocus?: boolean;
}

/** Begins anew, with nothing of who was here before, once somebody else is signed in: no cache, draft or open dialogue. */
export function useFollowPerson(
  connection: ReadableStore<Connection>,
  { onFocus = false }: Occasions = {},
): void {
  const { api } = useAccount();
  useEffect(() => {
    const { look, stop } = followPerson({
      connection,
      who: async () => (await api.me()).id,
      changed: () => window.location.reload(),
    });
    if (onFocus) window.addEventListener('focus', look);
    return () => {
      stop();
      window.removeEventListener('focus', look);
    };
  }, [api, connection, onFocus]);
}
