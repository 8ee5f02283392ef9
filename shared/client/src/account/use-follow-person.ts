import { useEffect, useRef } from 'react';
import type { Connection } from '../socket/connection.ts';
import type { ReadableStore } from '../socket/store.ts';
import { useAccount } from './account-context.ts';
import { followPerson, type Following } from './follow-person.ts';

interface Occasions {
  /** Also when somebody comes back to this tab: what it asks for goes by the cookie, whoever's the line still is. */
  readonly onFocus?: boolean;
  /** Also when this begins: what acts on an account is open. */
  readonly accountOpen?: boolean;
}

/** Begins anew, with nothing of who was here before, once somebody else is signed in: no cache, draft or open dialogue. */
export function useFollowPerson(
  connection: ReadableStore<Connection>,
  { onFocus = false, accountOpen = false }: Occasions = {},
): void {
  const { api } = useAccount();
  const following = useRef<Following | null>(null);
  useEffect(() => {
    following.current = followPerson({
      connection,
      who: async () => (await api.me()).id,
      changed: () => window.location.reload(),
    });
    return () => following.current?.stop();
  }, [api, connection]);
  // By itself: who is known to be here outlasts a call, during which nobody looks.
  useEffect(() => {
    if (!onFocus) return;
    const look = (): void => following.current?.look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [onFocus]);
  useEffect(() => {
    if (accountOpen) following.current?.look();
  }, [accountOpen]);
}
