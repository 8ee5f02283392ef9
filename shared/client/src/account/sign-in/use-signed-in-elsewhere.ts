import { useEffect } from 'react';
import { useAccount } from '../account-context.ts';

/** Goes on when somebody comes back to this tab who has signed in, or opened a link, in another. */
export function useSignedInElsewhere(onSignedIn: () => void): void {
  const { api } = useAccount();
  useEffect(() => {
    const look = (): void => {
      api.me().then(onSignedIn, () => undefined);
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [api, onSignedIn]);
}
