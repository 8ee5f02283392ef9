import { MadoError } from '@mado/core/domain/errors.ts';
import type { Domain } from '@mado/core/domain/routing-settings.ts';
import { wishesOf, type AskedFor } from './asked-for.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { endLockedCall } from './end-call.ts';

export interface CallRequest extends AskedFor {
  readonly tabletId: string;
  readonly requestId: string;
  readonly language: string;
  /** What the visit is about; without it, what the counter says. */
  readonly topic?: Domain;
}

/**
 * Puts a call into the queue, or ends it at once as `unavailable`: when no calls of its language are taken at this time
 * of day, and when nobody with the language who may take it has status `available`. The same `requestId` answers with the same call,
 * whatever became of it.
 * @throws {MadoError} `unknown-language`, `unknown-variant`, `call-in-progress`, `forbidden` (no such tablet), `server-stopping` (to a new
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
    const { opening, tag, modality } = served;
    if ((await work.tx.liveCallOfTablet(request.tabletId)) !== null) throw new MadoError('call-in-progress');
    const asked = await wishesOf(work, served, request);
    await work.tx.dismissEnded(request.tabletId, work.now);
    const call: Call = {
      id: context.newId(),
      requestId: request.requestId,
      tabletId: request.tabletId,
      counterId: tablet.counterId,
      language: { tag, modality },
      domain: request.topic ?? tablet.domain,
      ...asked,
      nextTime: null,
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
    if (await work.tx.isAnybodyThere(tag, call.wishes)) return call;
    return endLockedCall(work, call, 'nobody-available');
  });
}
