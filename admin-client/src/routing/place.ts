import { useEffect, useLayoutEffect, type RefObject } from 'react';

/** Where the reader of the log was when they opened a call. */
let left: { readonly top: number; readonly callId: string } | null = null;

/** Remembers the place in the log that a reader leaves for a call. */
export function leaveFor(callId: string): void {
  left = { top: window.scrollY, callId };
}

/** Puts a reader who comes back from a call where they were, on the link of that call. */
export function useReturn(table: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    window.scrollTo({ top: left?.top ?? 0, behavior: 'instant' });
    if (left === null) return;
    table.current?.querySelector<HTMLElement>(`[data-call="${left.callId}"]`)?.focus({ preventScroll: true });
    left = null;
  }, [table]);
}

/** Begins a page at its top, and lets a screen reader begin at its heading. */
export function useArrival(heading: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return;
    window.scrollTo({ top: 0, behavior: 'instant' });
    heading.current?.focus({ preventScroll: true });
  }, [heading, isWanted]);
}
