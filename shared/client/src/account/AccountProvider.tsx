import type { PersonClient } from '@mado/core/domain/person.ts';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { AccountContext } from './account-context.ts';
import { createAccountApi } from './account-api.ts';
import { tokenIn } from './invitation-token.ts';

interface AccountProviderProps {
  client: PersonClient;
  onSignedIn: () => void;
  onSignedOut: () => void;
  children: ReactNode;
}

/** Gives everything inside the account of whoever uses this client. */
export function AccountProvider({ client, onSignedIn, onSignedOut, children }: AccountProviderProps) {
  const [api] = useState(() => createAccountApi(client));
  const account = useMemo(() => ({ api, onSignedIn, onSignedOut }), [api, onSignedIn, onSignedOut]);
  useEffect(() => {
    // An invitation that is put into the address of a page that is there already loads nothing by itself.
    const look = (): void => {
      if (tokenIn(window.location.hash) !== null) window.location.reload();
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return <AccountContext value={account}>{children}</AccountContext>;
}
