import { rungs, type Rung } from '@mado/core/domain/ladder.ts';
import type { Lowered } from '@mado/core/protocol/media.ts';

/** What is given up, as people notice it. */
export type Loss = 'small' | 'slow' | 'sound' | 'text';

/** What to tell of a call in which less than all is sent: whose picture or sound, why, and what became of it. */
export interface LoweredWords {
  readonly whose: 'seen' | 'sent';
  readonly what: Loss;
  readonly cause: 'line' | 'device';
  /** Where the cause is. */
  readonly where: 'here' | 'there';
}

const losses: Record<Exclude<Rung, 'full'>, Loss> = {
  smaller: 'small',
  lower: 'small',
  slow: 'slow',
  sound: 'sound',
  text: 'text',
};

/** The graver of the two, or what is seen of the other side where both are alike; null while nothing is given up. */
export function loweredWords(seen: Lowered | null, sent: Lowered | null): LoweredWords | null {
  const depth = (lowered: Lowered | null): number => (lowered === null ? 0 : rungs.indexOf(lowered.rung));
  const whose = depth(sent) > depth(seen) ? 'sent' : 'seen';
  const { rung, cause } = (whose === 'sent' ? sent : seen) ?? { rung: 'full', cause: 'device' };
  if (rung === 'full') return null;
  return {
    whose,
    what: losses[rung],
    cause: cause === 'device' ? 'device' : 'line',
    // The cause is told as whoever sends sees it.
    where: (whose === 'sent') === (cause !== 'their-line') ? 'here' : 'there',
  };
}
