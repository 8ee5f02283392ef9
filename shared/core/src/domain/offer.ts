/** One interpreter being rung for one call. `rescinded`: the call went elsewhere or was cancelled. */
export const offerStates = ['pending', 'accepted', 'declined', 'timed-out', 'rescinded'] as const;
export type OfferState = (typeof offerStates)[number];

export const declineReasons = ['busy', 'not-my-field', 'conflict-of-interest', 'technical'] as const;
export type DeclineReason = (typeof declineReasons)[number];
