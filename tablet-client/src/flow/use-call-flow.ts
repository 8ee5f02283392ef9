import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { Language } from '@mado/core/domain/language.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { NextTime } from '@mado/core/domain/wishes.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { useMemo, useState } from 'react';
import type { Flow } from '../screen.ts';
import { codeOfProblem } from './problems.ts';
import { requestCall } from './request-call.ts';
import type { WishStore } from './use-wishes.ts';
import { untilAnswered } from './until-answered.ts';

/** What the visitor can do. */
export interface Actions {
  readonly start: (language: Language) => void;
  /** Requests a call that is likely refused: camera and microphone stay closed until there is one. */
  readonly ask: (language: Language) => void;
  /** Puts a failed start aside. */
  readonly giveUp: () => void;
  readonly end: (callId: string) => void;
  readonly rate: (callId: string, rating: Rating) => void;
  /** Whether the same interpreter is wanted the next time. */
  readonly chooseNextTime: (callId: string, nextTime: NextTime) => void;
  readonly dismiss: (callId: string) => void;
  /** Dismisses an ended call and requests another one like it. */
  readonly again: (callId: string, language: Language) => void;
}

/** Camera and microphone: opened from the tap, and let go of where no call comes of it. */
interface Devices {
  /** Whether what the language needs could be had. */
  readonly open: (language: Language) => Promise<boolean>;
  readonly close: () => void;
}

/** The visitor's part of a call's life: from the tap to the request, and what is said of the call later. */
export function useCallFlow(
  socket: ClientSocket<TabletProtocol>,
  { open, close }: Devices,
  wishes: WishStore,
) {
  const [flow, setFlow] = useState<Flow>({ state: 'idle' });
  const [ending, setEnding] = useState<string | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const actions = useMemo<Actions>(() => {
    const start = async (language: Language): Promise<void> => {
      setFlow({ state: 'starting', language });
      if (await open(language)) await ask(language);
      else setFlow({ state: 'failed', language, code: null });
    };
    const ask = async (language: Language): Promise<void> => {
      setFlow({ state: 'starting', language });
      try {
        await requestCall(socket, language, wishes.get());
        setFlow({ state: 'idle' });
      } catch (error) {
        close();
        setFlow({ state: 'failed', language, code: codeOfProblem(error) });
      }
    };
    // Refused means that the call has moved on; what is true then is in the view.
    const tell = (request: Promise<unknown>): Promise<unknown> => request.catch(() => socket.resync());
    const end = async (callId: string): Promise<void> => {
      setEnding(callId);
      setEnded(callId);
      await tell(untilAnswered(socket.connection, () => socket.request('call:end', { callId })));
      setEnding((now) => (now === callId ? null : now));
    };
    const dismiss = (callId: string) => tell(socket.request('call:dismiss', { callId }));
    return {
      start: (language) => void start(language),
      ask: (language) => void ask(language),
      giveUp: () => {
        close();
        setFlow({ state: 'idle' });
      },
      end: (callId) => void end(callId),
      rate: (callId, rating) => void tell(socket.request('call:survey', { callId, rating })),
      chooseNextTime: (callId, nextTime) => void tell(socket.request('call:next-time', { callId, nextTime })),
      dismiss: (callId) => void dismiss(callId),
      again: (callId, language) => {
        // Before it is off the tablet: what was entered for the visitor still holds.
        setFlow({ state: 'starting', language });
        void dismiss(callId).then(() => start(language));
      },
    };
  }, [socket, open, close, wishes]);
  return { flow, ending, ended, actions };
}
