import type { Done } from './changes.ts';
import { CallWork, type CallContext } from './call-work.ts';
import { endLockedCall } from './end-call.ts';

/** The tablet is one of ours no more: its call is over, and nothing stays on it. */
export function endCallOfRevokedTablet(context: CallContext, tabletId: string): Promise<Done<void>> {
  return CallWork.run(context, 'end-call-of-revoked-tablet', async (work) => {
    const live = await work.tx.liveCallOfTablet(tabletId);
    const call = live === null ? null : await work.tx.lockCall(live.id);
    if (call !== null) await endLockedCall(work, call, 'tablet-revoked');
    await work.tx.dismissEnded(tabletId, work.now);
  });
}

/** The interpreter may interpret no more: the call that they answered is over. */
export function endCallOfDisabledInterpreter(
  context: CallContext,
  interpreterId: string,
): Promise<Done<void>> {
  return CallWork.run(context, 'end-call-of-disabled-interpreter', async (work) => {
    const live = await work.tx.liveCallOfInterpreter(interpreterId);
    const call = live === null ? null : await work.tx.lockCall(live.id);
    if (call !== null) await endLockedCall(work, call, 'interpreter-disabled');
  });
}
