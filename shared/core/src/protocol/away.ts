import { z } from 'zod';
import { instant } from './contract.ts';

/** One side of a call has no line to the server. */
export const away = z.object({
  /** The beginning of its grace: when the line was lost or, after a restart of the server, when the server was back. */
  since: instant,
  /** The end of its grace: the call ends then unless the side is back. */
  until: instant,
});
export type Away = z.infer<typeof away>;

/** How long, in milliseconds, a call is kept for the side that reads this, should its line be lost. */
export const graceMs = z.number().int();
