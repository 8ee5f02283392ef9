import type { Side } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { Call } from './call-store.ts';
import { CallWork, type CallContext } from './call-work.ts';
import type { Done } from './changes.ts';
import { interpreterOf } from './end-call.ts';

/** Who says something of a call. */
export interface Participant {
  readonly side: Side;
  /** The tablet's or the interpreter's id. */
  readonly id: string;
}

/**
 * One side shows or plays the other's media. Once both do, the call is active.
 * @throws {MadoError} `call-not-found`, `call-ended`, `invalid-transition` (not answered yet)
 */
export function mediaUp(context: CallContext, participant: Participant, callId: string): Promise<Done<Call>> {
  return CallWork.run(context, 'media-up', async (work) => {
    const call = await lockOwnCall(work, participant, callId);
    if (call.status.state === 'ended') throw new MadoError('call-ended');
    const advanced = await work.advance(call, { type: 'media-up', side: participant.side, at: work.now });
    if (advanced.status.state === 'active' && call.status.state !== 'active') {
      await work.record(advanced, 'connected', { interpreterId: interpreterOf(advanced) });
    }
    return advanced;
  });
}

/**
 * Keeps the visitor's rating and takes the call off the tablet.
 * @throws {MadoError} `call-not-found`, `survey-not-due` (no media flowed, or it was rated before)
 */
export function surveyCall(
  context: CallContext,
  tabletId: string,
  callId: string,
  rating: Rating,
): Promise<Done<void>> {
  return CallWork.run(context, 'survey-call', async (work) => {
    const call = await lockOwnCall(work, { side: 'tablet', id: tabletId }, callId);
    const due = call.status.state === 'ended' && call.status.activeAt !== null;
    if (!due || !(await work.tx.insertSurvey(callId, rating, work.now)))
      throw new MadoError('survey-not-due');
    await work.record(call, 'surveyed', { side: 'tablet', rating });
    await work.save({ ...call, dismissedAt: call.dismissedAt ?? work.now });
  });
}

/**
 * Takes an ended call off the tablet. Done twice it does nothing.
 * @throws {MadoError} `call-not-found`, `call-in-progress`
 */
export function dismissCall(context: CallContext, tabletId: string, callId: string): Promise<Done<void>> {
  return CallWork.run(context, 'dismiss-call', async (work) => {
    const call = await lockOwnCall(work, { side: 'tablet', id: tabletId }, callId);
    if (call.status.state !== 'ended') throw new MadoError('call-in-progress');
    if (call.dismissedAt === null) await work.save({ ...call, dismissedAt: work.now });
  });
}

async function lockOwnCall(work: CallWork, participant: Participant, callId: string): Promise<Call> {
  const call = await work.tx.lockCall(callId);
  const owner = call === null ? null : participant.side === 'tablet' ? call.tabletId : interpreterOf(call);
  if (call === null || owner !== participant.id) throw new MadoError('call-not-found');
  return call;
}
