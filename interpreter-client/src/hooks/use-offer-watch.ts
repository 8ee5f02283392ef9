import type { InterpreterProtocol, OfferView } from '@mado/core/protocol/interpreter.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { useEffect } from 'react';
import { lostOffer, noticeOf } from '../logic/lost-offer.ts';
import type { Notices } from '../logic/notices.ts';

/** Leaves a notice when an offer goes that was neither answered nor declined here. */
export function useOfferWatch(socket: ClientSocket<InterpreterProtocol>, notices: Notices): void {
  useEffect(() => {
    let previous: OfferView | null = null;
    return socket.view.subscribe(() => {
      const view = socket.view.get();
      const lost = view === null ? null : lostOffer(previous, view);
      if (view?.offer != null) notices.clear();
      if (lost !== null && notices.settled() !== lost.offerId)
        notices.show(noticeOf(lost, socket.serverNow()));
      previous = view?.offer ?? null;
    });
  }, [socket, notices]);
}
