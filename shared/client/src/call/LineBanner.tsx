import { useState } from 'react';
import { AwayBanner, type AwayWords } from './AwayBanner.tsx';

interface LineBannerProps extends AwayWords {
  /** How long the server keeps the call for us. */
  graceMs: number;
  serverNow: () => number;
  /** When the server was last heard, by its own clock. */
  lastHeard: () => number;
}

/**
 * Our own line to the server is lost. It counts from when the server was heard last: the server did not notice sooner,
 * so it promises no second too many, also to a device that slept meanwhile.
 */
export function LineBanner({ graceMs, serverNow, lastHeard, ...words }: LineBannerProps) {
  const [since] = useState(lastHeard);
  return <AwayBanner away={{ since, until: since + graceMs }} serverNow={serverNow} {...words} />;
}
