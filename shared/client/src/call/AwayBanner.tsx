import type { Away } from '@mado/core/protocol/away.ts';
import { useState } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import { useElapsed } from '../socket/use-elapsed.ts';
import { Banner } from '../ui/Banner.tsx';
import { HiddenText } from '../ui/HiddenText.tsx';
import { graceOf } from './grace.ts';

interface AwayBannerProps {
  away: Away;
  serverNow: () => number;
  /** Who is away. */
  children: string;
}

/**
 * The other side is away: who, since when, and how long the call is kept. The seconds count where everybody reads them;
 * a screen reader is told once, and reads them when it is asked to. Give it a `key` of the absence.
 */
export function AwayBanner({ away, serverNow, children }: AwayBannerProps) {
  const t = useT('common');
  const { gone, left } = graceOf(away, useElapsed(away.since, serverNow));
  const [leftAtFirst] = useState(left);
  const seconds = (
    <span role="timer" data-testid="away" data-gone={gone} data-left={left}>
      {t('away.gone', { gone })} {left > 0 ? t('away.kept', { left }) : t('away.over')}
    </span>
  );
  return (
    <Banner kind="warning" detail={seconds}>
      {children} {t('away.returns')}
      <HiddenText> {t('away.kept', { left: leftAtFirst })}</HiddenText>
    </Banner>
  );
}
