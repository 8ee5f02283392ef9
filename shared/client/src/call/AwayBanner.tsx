import type { Away } from '@mado/core/protocol/away.ts';
import { useState } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import { useElapsed } from '../socket/use-elapsed.ts';
import { Banner } from '../ui/Banner.tsx';
import { HiddenText } from '../ui/HiddenText.tsx';
import { graceOf } from './grace.ts';

export interface AwayWords {
  /** Who is away. */
  children: string;
  /** What is kept for so many seconds; the call, unless said otherwise. */
  kept?: (left: number) => string;
  /** What to expect once they have passed. */
  over?: string;
}

interface AwayBannerProps extends AwayWords {
  away: Away;
  serverNow: () => number;
}

/**
 * A side is away: who, since when, and how long the call is kept. The seconds count where everybody reads them; a
 * screen reader is told at first and at the end, and reads them when it is asked to. Give it a `key` of the absence.
 */
export function AwayBanner({ away, serverNow, children, kept, over }: AwayBannerProps) {
  const t = useT('common');
  const { gone, left } = graceOf(away, useElapsed(away.since, serverNow));
  const [leftAtFirst] = useState(left);
  const pair = (first: string, second: string): string => t('away.pair', { first, second });
  const rest = (seconds: number): string =>
    seconds > 0 ? (kept?.(seconds) ?? t('away.kept', { left: seconds })) : (over ?? t('away.over'));
  const seconds = (
    <span role="timer" data-testid="away" data-gone={gone} data-left={left}>
      {pair(t('away.gone', { gone }), rest(left))}
    </span>
  );
  return (
    <Banner kind="warning" detail={seconds}>
      {pair(children, t('away.returns'))}
      <HiddenText> {rest(left > 0 ? leftAtFirst : 0)}</HiddenText>
    </Banner>
  );
}
