import { useAccount } from '../account-context.ts';
import { goingOn } from '../use-attempt.ts';

/** Goes on into the client, once the server has taken what was sent. */
export function useEnter(): (sent?: Promise<unknown>) => Promise<void> {
  const { onSignedIn } = useAccount();
  return async (sent) => {
    await sent;
    onSignedIn();
    await goingOn();
  };
}
