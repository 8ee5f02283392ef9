import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { acceptOffer, declineOffer } from '../calls/offers.ts';
import { setStatus } from '../presence/set-status.ts';
import { endWrapUp, prolongWrapUp } from '../presence/wrap-up.ts';
import type { Handlers } from './bind.ts';
import type { GatewayDeps } from './gateway-deps.ts';

type OwnHandlers = Omit<Handlers<InterpreterProtocol>, `media:${string}`>;

/** What an interpreter may ask. */
export const interpreterHandlers = (
  { context, settled, carryOut, publisher, presence }: GatewayDeps,
  id: string,
): OwnHandlers => ({
  sync: () => publisher.consoleView(id),
  'status:set': async (choice) => {
    await settled(setStatus(context, id, choice));
    return {};
  },
  'offer:accept': async ({ offerId }) => {
    const call = await settled(acceptOffer(context, id, offerId));
    // Who left over the answer was not missed then: it was not their call yet.
    presence.interpreter(id);
    return { callId: call.id };
  },
  'offer:decline': async ({ offerId, reason }) => {
    await settled(declineOffer(context, id, offerId, reason ?? null));
    return {};
  },
  'wrap-up:prolong': async () => {
    await settled(prolongWrapUp(context, id));
    return {};
  },
  'wrap-up:done': async () => {
    await settled(endWrapUp(context, id));
    return {};
  },
  'call:end': async ({ callId }) => {
    await carryOut({ type: 'end', side: 'interpreter', subjectId: id, callId });
    return {};
  },
  'call:media-up': async ({ callId }) => {
    await carryOut({ type: 'media-up', side: 'interpreter', subjectId: id, callId });
    return {};
  },
});
