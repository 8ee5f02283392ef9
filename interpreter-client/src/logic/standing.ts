import type { InterpreterState, InterpreterStatus } from '@mado/core/domain/presence.ts';

/** One word for status and state: what the routing has them do, else what they chose. */
export type Standing = InterpreterStatus | Exclude<InterpreterState, 'idle'>;

/** The one word that matters most at the moment. */
export const standing = (view: { status: InterpreterStatus; state: InterpreterState }): Standing =>
  view.state === 'idle' ? view.status : view.state;
