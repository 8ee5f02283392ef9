import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { useEffect } from 'react';

/**
 * Lets go of camera and microphone once a call has ended, also one that ended the moment it was requested and that no
 * view ever showed alive.
 */
export function useLetGo(view: TabletView | null, close: () => void): void {
  const ended = view?.call?.state === 'ended' ? view.call.callId : null;
  useEffect(() => {
    if (ended !== null) close();
  }, [ended, close]);
}
