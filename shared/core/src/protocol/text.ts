import { z } from 'zod';
import { id } from './contract.ts';

/** Characters of one message, in units of UTF-16. */
export const MESSAGE_LENGTH = 500;

/**
 * A message as it stands. It is sent again with every change, until it is `done`: the other side reads along while it is
 * written (real-time text, EN 301 549, 6.2). An empty one is taken back.
 */
export const writtenText = z.strictObject({
  messageId: id,
  text: z.string().max(MESSAGE_LENGTH),
  done: z.boolean(),
});
export type WrittenText = z.infer<typeof writtenText>;
