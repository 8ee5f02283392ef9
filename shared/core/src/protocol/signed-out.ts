import { z } from 'zod';
import { push } from './contract.ts';

/** Why somebody is signed out while they are connected. */
export const signOutReasons = ['tablet-revoked', 'tablet-replaced', 'account-disabled'] as const;
export type SignOutReason = (typeof signOutReasons)[number];

/** Of every role. */
export const signOutPushes = {
  'signed-out': push(
    'The session is over, and the line ends with this: a new one would be refused.',
    z.object({ reason: z.enum(signOutReasons) }),
  ),
} as const;
