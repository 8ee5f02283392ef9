import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';

/** The tablets of the ward, and those that were sent away, the last first. */
export function inOrder(tablets: readonly TabletEntry[]) {
  const current = tablets.filter(({ revokedAt }) => revokedAt === null);
  const revoked = tablets
    .filter(({ revokedAt }) => revokedAt !== null)
    .toSorted((a, b) => Number(b.revokedAt) - Number(a.revokedAt));
  return { current, revoked };
}
