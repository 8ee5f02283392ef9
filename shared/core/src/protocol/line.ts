import { z } from 'zod';
import { push } from './contract.ts';

const lineClosing = z.object({ reason: z.enum(['rate-limited', 'too-many-lines', 'binary']) });
export type LineClosing = z.infer<typeof lineClosing>;

/** What every client may be told of its line. */
export const linePushes = {
  'line:closing': push(
    'The server is about to close this line: more was sent than any client needs to (`rate-limited`; the next line is ' +
      'refused for a few seconds), the same person or tablet opened newer ones (`too-many-lines`), or a message had ' +
      'binary parts (`binary`).',
    lineClosing,
  ),
};
