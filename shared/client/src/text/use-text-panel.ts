import type { Lowered } from '@mado/core/protocol/media.ts';
import { useState } from 'react';
import type { Message, TextChannel } from '../media/text-channel.ts';
import { createStore, useStore } from '../socket/store.ts';

export interface TextPanelState {
  readonly isOpen: boolean;
  /** It was opened to write, and not by what the other side wrote. */
  readonly takesFocus: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

const nothing = createStore<readonly Message[]>([]);

/** What the panel was closed on, so that it opens by itself for what comes after it alone. */
interface Closed {
  readonly newest: string | undefined;
  readonly isNeeded: boolean;
}

/**
 * Whether what is written stands beside the picture. It opens by itself with what the other side begins to write, which
 * nobody may miss, and where picture or sound have become too poor to go without it.
 */
export function useTextPanel(
  channel: TextChannel | null,
  ...lowered: readonly (Lowered | null)[]
): TextPanelState {
  const [byHand, setByHand] = useState(false);
  const [closed, setClosed] = useState<Closed>({ newest: undefined, isNeeded: false });
  const newest = useStore(channel?.messages ?? nothing).findLast(({ isMine }) => !isMine)?.id;
  const isNeeded = lowered.some((one) => one?.rung === 'slow' || one?.rung === 'text');
  // The need was over: the next one is another.
  if (closed.isNeeded && !isNeeded) setClosed({ ...closed, isNeeded });
  const isCalledFor = (newest !== undefined && newest !== closed.newest) || (isNeeded && !closed.isNeeded);
  return {
    isOpen: channel !== null && (byHand || isCalledFor),
    takesFocus: byHand,
    open: () => setByHand(true),
    close: () => {
      setByHand(false);
      setClosed({ newest, isNeeded });
    },
  };
}
