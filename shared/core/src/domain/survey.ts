/** The three faces: 1 bad, 2 middling, 3 good. */
export const ratings = [1, 2, 3] as const;
export type Rating = (typeof ratings)[number];
