import type { Person } from '@mado/core/protocol/rest/people.ts';

export const means = ['password', 'code', 'passkey'] as const;
/** By what somebody signs in. A code comes beside the password, a passkey in place of both. */
export type Means = (typeof means)[number];

export function meansOf({ password, twoFactor, passkeys }: Person): readonly Means[] {
  const has: Record<Means, boolean> = { password, code: password && twoFactor, passkey: passkeys > 0 };
  return means.filter((each) => has[each]);
}
