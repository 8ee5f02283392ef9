import { z } from 'zod';
import { contract, id, nothing, push } from './contract.ts';
import { linePushes } from './line.ts';
import { signOutPushes } from './signed-out.ts';

export const adminProtocol = {
  requests: {
    sync: contract(
      'Who is signed in, and as what.',
      nothing,
      z.object({ name: z.string(), role: z.enum(['supervisor', 'admin']) }),
    ),
  },
  pushes: {
    ...linePushes,
    ...signOutPushes,
    'call:changed': push(
      'A call of the log changed: what shows it is out of date.',
      z.object({ callId: id }),
    ),
  },
} as const;
export type AdminProtocol = typeof adminProtocol;
