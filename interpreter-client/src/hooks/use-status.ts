import { breakReasons, type BreakReason, type InterpreterStatus } from '@mado/core/domain/presence.ts';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useState } from 'react';
import { useConsole } from '../console-context.ts';
import { probeDevices } from '../media/probe.ts';
import { useAction } from './use-action.ts';

export interface StatusChoice {
  readonly set: (status: InterpreterStatus) => void;
  readonly reason: BreakReason;
  /** Picks the reason of the next break or, during one, of this one. */
  readonly setReason: (reason: BreakReason) => void;
  /** The status that was asked for and not granted yet. */
  readonly asked: InterpreterStatus | null;
  readonly failed: string | null;
}

/** Chooses one's status. Camera and microphone are tried before anybody can ring. */
export function useStatus(view: InterpreterView): StatusChoice {
  const { socket } = useConsole();
  const { run, pending, failed } = useAction();
  const [asked, setAsked] = useState<InterpreterStatus | null>(null);
  const [picked, setPicked] = useState<BreakReason>('rest');
  const own = breakReasons.find((one) => one === view.breakReason);
  const reason = view.status === 'break' ? (own ?? picked) : picked;

  const takeBreak = (why: BreakReason) => socket.request('status:set', { status: 'break', reason: why });
  const ask = (status: InterpreterStatus): Promise<unknown> => {
    if (status === 'break') return takeBreak(reason);
    if (status === 'offline') return socket.request('status:set', { status });
    return probeDevices().then(() => socket.request('status:set', { status }));
  };
  return {
    set: (status) => {
      setAsked(status);
      run(() => ask(status));
    },
    reason,
    setReason: (why) => {
      setPicked(why);
      if (view.status === 'break') run(() => takeBreak(why));
    },
    asked: pending ? asked : null,
    failed,
  };
}
