import { post } from '@mado/client/http/ask.ts';
import { pairingAnswer, pairingView } from '@mado/core/protocol/rest/tablets.ts';
import { useCallback, useEffect, useState } from 'react';
import { pair, type PairingState } from './pairing.ts';

const PAIRING = '/api/tablet/pairing';

/** A line that broke without a word may keep us waiting for minutes; the server itself waits 25 seconds. */
const ANSWER_WITHIN_MS = 35_000;

/** Asks to become a tablet for as long as the screen shows. */
export function usePairing(): { readonly pairing: PairingState; readonly again: () => void } {
  const [pairing, show] = useState<PairingState>({ state: 'asking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const limit = limits(signal);
    const isOver = (): boolean => signal.aborted;
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const begin = async (): Promise<void> => {
      // Whoever leaves in the same breath has asked nothing: a second question would void the first.
      await pause(0);
      await pair({
        ask: () => post(PAIRING, {}, pairingView, limit()),
        poll: (wait) => post(`${PAIRING}/poll`, { wait }, pairingAnswer, limit()),
        pause,
        clock: Date.now,
        show: (state) => {
          if (!isOver()) show(state);
        },
        isOver,
      });
    };
    void begin();
    return () => leaving.abort();
  }, [attempt]);
  const again = useCallback(() => {
    show({ state: 'asking' });
    setAttempt((last) => last + 1);
  }, []);
  return { pairing, again };
}

/** Of requests: they end with the page's interest in them, with the line, and when nothing comes for too long. */
function limits(leaving: AbortSignal): () => AbortSignal {
  let line = new AbortController();
  const lost = (): void => {
    line.abort();
    line = new AbortController();
  };
  window.addEventListener('offline', lost, { signal: leaving });
  return () => AbortSignal.any([leaving, line.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
}
