import { useState } from 'react';
import { AwayBanner, type AwayWords } from './AwayBanner.tsx';

interface LineBannerProps extends AwayWords {
  /** How long the server keeps the call for us. */
  graceMs: number;
  serverNow: () => number;
}

/**
 * Our own line to the server is lost. It counts from when it appears: the server notices no sooner, so it promises no
 * second too many.
 */
export function LineBanner({ graceMs, serverNow, ...words }: LineBannerProps) {
  const [since] = useState(serverNow);
  return <AwayBanner away={{ since, until: since + graceMs }} serverNow={serverNow} {...words} />;
}
