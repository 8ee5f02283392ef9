import type { Away } from '@mado/core/protocol/away.ts';

/** Whole seconds of somebody's absence. */
export interface Grace {
  readonly gone: number;
  /** How long the call is still kept. */
  readonly left: number;
}

/** The two sides of an absence: what has passed of it, and what is left, never below nothing. */
export function graceOf({ since, until }: Away, gone: number): Grace {
  const whole = Math.max(0, Math.round((until - since) / 1_000));
  return { gone, left: Math.max(0, whole - gone) };
}
