import { useEffect } from 'react';
import type { Ringer } from './ringer.ts';

/** Rings while the component stands. */
export function useRinging(ringer: Ringer): void {
  useEffect(() => ringer.ring(), [ringer]);
}
