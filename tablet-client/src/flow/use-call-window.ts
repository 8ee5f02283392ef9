import type { CallMediaSession } from '@mado/client/media/call-media-session.ts';
import type { LocalMedia } from '@mado/client/media/local-media.ts';
import { createWindowLock } from '@mado/client/media/window-lock.ts';
import { useEffect } from 'react';
import { rejoin } from './rejoin.ts';

const LOOK_AGAIN_MS = 1_000;
const lock = createWindowLock('mado-tablet-call', navigator.locks);

/**
 * Of several tabs of the tablet the newest has the call. A tab that was put aside takes the call back by itself once
 * the other one is closed.
 * @param replaced another tab has joined the media of the call
 */
export function useCallWindow(
  session: CallMediaSession | null,
  media: LocalMedia | null,
  replaced: boolean,
): void {
  useEffect(() => {
    if (session === null) return;
    void lock.take({ steal: true, lost: () => undefined });
    return lock.release;
  }, [session]);
  useEffect(() => {
    // Without locks two tabs would take the call from one another for ever.
    if (session === null || !replaced || !('locks' in navigator)) return;
    const timer = setInterval(() => {
      void lock.take({ steal: false, lost: () => undefined }).then((mine) => {
        if (mine) rejoin(session, media).catch(() => undefined);
      });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [session, media, replaced]);
}
