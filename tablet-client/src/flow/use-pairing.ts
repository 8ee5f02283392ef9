import { post } from '@mado/client/http/ask.ts';
import { pairingAnswer, pairingView } from '@mado/core/protocol/rest/tablets.ts';
import { useCallback, useEffect, useState } from 'react';
import { pair, type PairingState } from './pairing.ts';

const PAIRING = '/api/tablet/pairing';

/** Asks to become a tablet for as long as the screen shows. */
export function usePairing(): { readonly pairing: PairingState; readonly again: () => void } {
  const [pairing, show] = useState<PairingState>({ state: 'asking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const isOver = (): boolean => signal.aborted;
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const begin = async (): Promise<void> => {
      // Whoever leaves in the same breath has asked nothing: a second question would void the first.
      await pause(0);
      await pair({
        ask: () => post(PAIRING, {}, pairingView, signal),
        poll: () => post(`${PAIRING}/poll`, {}, pairingAnswer, signal),
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
