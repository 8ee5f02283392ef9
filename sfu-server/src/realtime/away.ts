import type { Away } from '@mado/core/protocol/away.ts';

/** How a side is away that was lost at an instant, if it was. */
export function awayView(lostAt: Date | null, graceMs: number): Away | null {
  if (lostAt === null) return null;
  const since = lostAt.getTime();
  return { since, until: since + graceMs };
}
