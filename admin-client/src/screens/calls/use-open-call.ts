import { useCallback, type MouseEvent } from 'react';
import { navigate } from '../../routing/router.ts';
import { leaveFor } from '../../routing/place.ts';
import { callHref } from '../../routing/routes.ts';

/** Opens a call by a click anywhere on its row. The link in it serves the keyboard, other tabs and screen readers. */
export function useOpenCall(callId: string): (event: MouseEvent) => void {
  return useCallback(
    (event) => {
      const byLink = event.target instanceof Element && event.target.closest('a') !== null;
      const selecting = window.getSelection()?.isCollapsed === false;
      if (byLink || selecting) return;
      leaveFor(callId);
      navigate(callHref(callId));
    },
    [callId],
  );
}
