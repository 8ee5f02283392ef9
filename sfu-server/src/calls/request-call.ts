import { MadoError } from '@mado/core/domain/errors.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';

export interface CallRequest {
  readonly tabletId: string;
  readonly requestId: string;
  readonly language: string;
}

/**
 * Puts a call into the queue, or ends it at once as `unavailable`: when no calls of its language are taken at this time
 * of day, and when nobody with the language has status `available`. The same `requestId` answers with the same call,
 * whatever became of it.
 * @throws {MadoError} `unknown-language`, `call-in-progress`, `forbidden` (no such tablet), `server-stopping` (to a new
 * request)
 */
export function requestCall(context: CallContext, request: CallRequest): Promise<Done<Call>> {
  return CallWork.run(context, 'request-call', async (work) => {
    const tablet = await work.tx.lockTablet(request.tabletId);
    if (tablet === null) throw new MadoError('forbidden', 'no such tablet');
    const known = await work.tx.callByRequest(request.tabletId, request.requestId);
    if (known !== null) return known;
    if (!context.accepting()) throw new MadoError('server-stopping');
    const served = await work.tx.language(request.language);
    if (served === null) throw new MadoError('unknown-language');
    const { opening, ...language } = served;
    if ((await work.tx.liveCallOfTablet(request.tabletId)) !== null) throw new MadoError('call-in-progress');
    await work.tx.dismissEnded(request.tabletId, work.now);
    const call: Call = {
      id: context.newId(),
      requestId: request.requestId,
      tabletId: request.tabletId,
      counterId: tablet.counterId,
      language,
      domain: tablet.domain,
      status: { state: 'queued' },
      requestedAt: work.now,
      waitsSince: new Date(work.now.getTime() - tablet.priorityMs),
      dismissedAt: null,
      tabletLostAt: null,
      consoleLostAt: null,
    };
    await work.tx.insertCall(call, context.node);
    await work.record(call, 'requested', { side: 'tablet' });
    if (!context.openings.standing(opening, work.now).open) return endLockedCall(work, call, 'closed');
    if (await work.tx.isAnybodyThere(language.tag)) return call;
    return endLockedCall(work, call, 'nobody-available');
  });
}
