import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';

/** Whom an entry of the timeline is about: someone by name, or a side. Null: nobody did it. */
export type Who = { readonly name: string } | { readonly side: 'tablet' | 'interpreter' | 'both' } | null;

/**
 * Whom an entry is about. An ending by the tablet also names the interpreter of the call, who did not end it; picture
 * and sound are of both sides.
 */
export function whoOf({
  type,
  side,
  interpreter,
}: Pick<TimelineEntry, 'type' | 'side' | 'interpreter'>): Who {
  if (type === 'connected') return { side: 'both' };
  if (side === 'tablet') return { side };
  if (type === 'ended' && side === null) return null;
  if (interpreter !== null) return { name: interpreter };
  return side === null ? null : { side };
}
