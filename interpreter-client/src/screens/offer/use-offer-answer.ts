import type { DeclineReason } from '@mado/core/domain/offer.ts';
import type { OfferView } from '@mado/core/protocol/interpreter.ts';
import { RequestError } from '@mado/client/socket/request-error.ts';
import { useState } from 'react';
import { useConsole } from '../../console-context.ts';
import { useAction } from '../../hooks/use-action.ts';

export interface OfferAnswer {
  readonly accept: () => void;
  readonly decline: (reason: DeclineReason | null) => void;
  readonly pending: 'accept' | 'decline' | null;
  readonly failed: string | null;
}

/** Takes the call or gives it back, once. An offer that is gone by then leaves a notice and no error. */
export function useOfferAnswer({ offerId }: OfferView): OfferAnswer {
  const { socket, notices, desk } = useConsole();
  const { run, pending, failed } = useAction();
  const [answer, setAnswer] = useState<'accept' | 'decline'>('accept');

  const unlessGone = (task: Promise<unknown>): Promise<unknown> =>
    task.catch((error: unknown) => {
      if (!isGone(error)) throw error;
      if (notices.settled() !== offerId) notices.show('withdrawn');
      // The view that takes the offer away may have been lost on the way.
      socket.resync();
    });

  const accept = async (): Promise<void> => {
    await desk.takeOver();
    const { callId } = await socket.request('offer:accept', { offerId });
    desk.answered(callId);
  };

  return {
    accept: () => {
      setAnswer('accept');
      run(() => unlessGone(accept()));
    },
    decline: (reason) => {
      setAnswer('decline');
      notices.settle(offerId);
      run(() =>
        unlessGone(socket.request('offer:decline', reason === null ? { offerId } : { offerId, reason })),
      );
    },
    pending: pending ? answer : null,
    failed,
  };
}

const isGone = (error: unknown): boolean =>
  error instanceof RequestError && (error.code === 'offer-rescinded' || error.code === 'offer-not-found');
