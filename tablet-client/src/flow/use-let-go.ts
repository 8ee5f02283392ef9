import type { Refusal } from '@mado/client/socket/connection.ts';
import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { useEffect } from 'react';

/**
 * Lets go of camera and microphone once a call has ended, also one that ended the moment it was requested and that no
 * view ever showed alive; and once the server does not know this tablet any more.
 */
export function useLetGo(view: TabletView | null, refused: Refusal | null, close: () => void): void {
  const ended = refused ?? (view?.call?.state === 'ended' ? view.call.callId : null);
  useEffect(() => {
    if (ended !== null) close();
  }, [ended, close]);
}
