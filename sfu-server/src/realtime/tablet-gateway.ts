import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { mediaUp, dismissCall, surveyCall } from '../calls/call-progress.ts';
import { endCallByTablet } from '../calls/end-call.ts';
import { requestCall } from '../calls/request-call.ts';
import type { Handlers } from './bind.ts';
import type { GatewayDeps } from './gateway-deps.ts';

type OwnHandlers = Omit<Handlers<TabletProtocol>, `media:${string}`>;

/** What a tablet may ask. */
export const tabletHandlers = (
  { context, settled, publisher, presence }: GatewayDeps,
  tabletId: string,
): OwnHandlers => ({
  sync: () => publisher.tabletView(tabletId),
  'call:request': async (input) => {
    const call = await settled(requestCall(context, { tabletId, ...input }));
    // Who left over the request was not missed then: there was no call yet.
    presence.tablet(tabletId);
    return { callId: call.id };
  },
  'call:end': async ({ callId }) => {
    await settled(endCallByTablet(context, tabletId, callId));
    return {};
  },
  'call:media-up': async ({ callId }) => {
    await settled(mediaUp(context, { side: 'tablet', id: tabletId }, callId));
    return {};
  },
  'call:survey': async ({ callId, rating }) => {
    await settled(surveyCall(context, tabletId, callId, rating));
    return {};
  },
  'call:dismiss': async ({ callId }) => {
    await settled(dismissCall(context, tabletId, callId));
    return {};
  },
});
