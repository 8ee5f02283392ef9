import { useEffect } from 'react';
import { isSignedIn } from '../api/is-signed-in.ts';

/** Starts anew when the reader comes back to this tab and a link was opened in another. */
export function useSignInElsewhere(): void {
  useEffect(() => {
    const look = (): void => {
      void isSignedIn().then((signedIn) => {
        if (signedIn) window.location.reload();
      });
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
}
