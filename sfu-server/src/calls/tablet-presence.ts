import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';

/** The tablet's last connection closed. Its live call keeps its place for the grace time of its state. */
export function tabletLost(context: CallContext, tabletId: string): Promise<Done<void>> {
  return CallWork.run(context, 'tablet-lost', async (work) => {
    const call = await lockLiveCall(work, tabletId);
    if (call === null || call.tabletLostAt !== null) return;
    const lost = await work.save({ ...call, tabletLostAt: work.now });
    await work.record(lost, 'disconnected', { side: 'tablet' });
  });
}

/** The tablet is connected (again). */
export function tabletReturned(context: CallContext, tabletId: string): Promise<Done<void>> {
  return CallWork.run(context, 'tablet-returned', async (work) => {
    const call = await lockLiveCall(work, tabletId);
    if (call === null || call.tabletLostAt === null) return;
    const back = await work.save({ ...call, tabletLostAt: null });
    await work.record(back, 'reconnected', { side: 'tablet' });
  });
}

async function lockLiveCall(work: CallWork, tabletId: string): Promise<Call | null> {
  const live = await work.tx.liveCallOfTablet(tabletId);
  const call = live === null ? null : await work.tx.lockCall(live.id);
  return call?.status.state === 'ended' ? null : call;
}
