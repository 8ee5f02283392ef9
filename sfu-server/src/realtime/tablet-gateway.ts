import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { chooseNextTime } from '../calls/next-time.ts';
import { requestCall } from '../calls/request-call.ts';
import type { Handlers } from './bind.ts';
import type { GatewayDeps } from './gateway-deps.ts';

type OwnHandlers = Omit<Handlers<TabletProtocol>, `media:${string}`>;

/** What a tablet may ask. */
export const tabletHandlers = (
  { context, settled, carryOut, publisher, presence }: GatewayDeps,
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
    await carryOut({ type: 'end', side: 'tablet', subjectId: tabletId, callId });
    return {};
  },
  'call:media-up': async ({ callId }) => {
    await carryOut({ type: 'media-up', side: 'tablet', subjectId: tabletId, callId });
    return {};
  },
  'call:survey': async ({ callId, rating }) => {
    await carryOut({ type: 'survey', subjectId: tabletId, callId, rating });
    return {};
  },
  'call:next-time': async ({ callId, nextTime }) => {
    await settled(chooseNextTime(context, tabletId, callId, nextTime));
    return {};
  },
  'call:dismiss': async ({ callId }) => {
    await carryOut({ type: 'dismiss', subjectId: tabletId, callId });
    return {};
  },
});
