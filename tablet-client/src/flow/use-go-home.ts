import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { useEffect } from 'react';
import { isOver } from '../screen.ts';
import type { Actions } from './use-call-flow.ts';

/** Takes a call off the tablet that ended with nothing left to say. */
export function useGoHome(view: TabletView | null, { dismiss }: Actions): void {
  const over = view?.call && isOver(view.call) ? view.call.callId : null;
  useEffect(() => {
    if (over !== null) dismiss(over);
  }, [over, dismiss]);
}
