import type { PeopleThere } from '@mado/core/domain/wait-estimate.ts';

/** Those of one group, or the ward's own, who have a language, are available and have a console open. */
export interface Standing {
  readonly all: number;
  readonly free: number;
  /** How many of the group may be busy at once, and how many are, in any language; null: all of them. */
  readonly limit: { readonly capacity: number; readonly busy: number } | null;
}

/** Who counts as there: of a group no more than may be busy at once, however many of it are free. */
export function peopleThere(standings: readonly Standing[]): PeopleThere {
  const all = standings.map(({ all, free, limit }) => {
    if (limit === null) return { free, busy: all - free };
    const places = Math.max(0, limit.capacity - limit.busy);
    const reachable = Math.min(free, places);
    return { free: reachable, busy: Math.min(all, limit.capacity) - reachable };
  });
  return {
    free: all.reduce((sum, { free }) => sum + free, 0),
    busy: all.reduce((sum, { busy }) => sum + busy, 0),
  };
}
