import { createContext, useContext } from 'react';
import type { AccountApi } from './account-api.ts';

export interface Account {
  readonly api: AccountApi;
  /** Somebody signed in, or is again: the client goes on where it was. */
  readonly onSignedIn: () => void;
  readonly onSignedOut: () => void;
}

export const AccountContext = createContext<Account | null>(null);

/** The account of whoever uses this client, and what becomes of the client by it. */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('useAccount outside of its context');
  return account;
}
