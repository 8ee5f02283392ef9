import type { EndReason } from '@mado/core/domain/call.ts';

const told = ['tapped', 'interpreter-ended', 'lost', 'interpreter-lost', 'media-timeout'] as const;

/** How an answered call ended, as there are words for it. */
export type Ending = (typeof told)[number] | 'other';

/** The ending to tell of. Calls that nobody answered have none here. */
export const endingOf = (reason: EndReason): Ending => told.find((each) => each === reason) ?? 'other';
