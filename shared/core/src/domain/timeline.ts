/** The types of a call's recorded events, in the words of the call log. */
export const timelineTypes = [
  'requested',
  'offered',
  'declined',
  'timed-out',
  'rescinded',
  'accepted',
  'connected',
  'disconnected',
  'reconnected',
  'ended',
  'surveyed',
] as const;
export type TimelineType = (typeof timelineTypes)[number];
