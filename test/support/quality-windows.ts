import type { Sample } from '@mado/core/domain/quality.ts';
import { slotOf, windowOf, type QualityWindow } from '@mado/core/domain/quality-window.ts';

/** A second in which both directions are as they should be, or have so many frames. */
const second = (fps: number): Sample => ({
  receive: {
    picture: {
      ...{ fps, arrivedFps: fps, freezes: 0, frozenMs: 0, width: 640, height: 480 },
      ...{ received: 100, lost: 0, repaired: 0, jitterMs: 3, delayMs: 60, codec: 'VP8' },
    },
    sound: {
      ...{ samples: 48_000, concealed: 0, received: 50, lost: 0, jitterMs: 2, delayMs: 70, codec: 'opus' },
    },
    ...{ rttMs: 20, skewMs: 5, path: 'udp', unheardMs: 0 },
  },
  send: { fps: 30, limitedBy: 'none', outgoingBps: 1_000_000, loss: 0, rttMs: 22, delayMs: 30 },
});

/** Ten seconds as a client reports them. @param at an instant within them */
export const tenSeconds = (at: Date | number, fps = 30): QualityWindow =>
  windowOf(
    slotOf(Number(at)),
    Array.from({ length: 10 }, () => second(fps)),
  );
