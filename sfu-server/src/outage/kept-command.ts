import { ratings } from '@mado/core/domain/survey.ts';
import { z } from 'zod';

const side = z.enum(['tablet', 'interpreter']);
const subjectId = z.uuid();
const callId = z.uuid();

/** What people do in a call that runs, and what must not be lost though nobody can write it down just then. */
export const command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('end'), side, subjectId, callId }),
  z.strictObject({ type: z.literal('media-up'), side, subjectId, callId }),
  z.strictObject({ type: z.literal('survey'), subjectId, callId, rating: z.literal(ratings) }),
  z.strictObject({ type: z.literal('dismiss'), subjectId, callId }),
  z.strictObject({ type: z.enum(['left', 'returned']), side, subjectId }),
]);
export type Command = z.infer<typeof command>;

/** A command that is kept on disk until the database is back. */
export const keptCommand = z.strictObject({
  /** Under which the database remembers that it was carried out. */
  id: z.uuid(),
  /** When it was given, in milliseconds since 1970. */
  at: z.number().int().nonnegative(),
  command,
});
export type KeptCommand = z.infer<typeof keptCommand>;
