import { z } from 'zod';
import { contract, id, nothing } from './contract.ts';

const callId = z.strictObject({ callId: id });

/** What either side of a call may say of it. */
export const callRequests = {
  'call:media-up': contract(
    "The other side's picture is shown or its sound plays. Once both have said so the call is active.",
    callId,
    nothing,
  ),
  'call:end': contract(
    'Cancels a waiting call or hangs up an answered one. A call that has ended is left alone.',
    callId,
    nothing,
  ),
} as const;
