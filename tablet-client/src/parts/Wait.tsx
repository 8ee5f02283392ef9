import { clockText } from '@mado/client/i18n/elapsed.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { WaitRange } from '@mado/core/domain/wait-estimate.ts';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { minutesOf } from '../flow/wait-minutes.ts';
import { useTablet } from '../tablet-context.ts';
import styles from './Wait.module.css';

interface WaitProps {
  position: number;
  since: number;
  estimate: WaitRange | null;
}

/**
 * The place in the queue, how long it has really been, and how long it will likely still be. A screen reader hears the time
 * once a minute.
 */
export function Wait({ position, since, estimate }: WaitProps) {
  const t = useT('tablet');
  const elapsed = useElapsed(since, useTablet().serverNow);
  return (
    <dl className={styles.wait}>
      <div className={styles.item}>
        <dt>{t('queued.position')}</dt>
        <dd data-testid="queue-position" data-position={position}>
          {t('queued.positionValue', { position })}
        </dd>
      </div>
      <div className={styles.item}>
        <dt>{t('queued.wait')}</dt>
        <dd data-testid="queue-wait" data-seconds={elapsed}>
          {clockText(elapsed)}
          <HiddenText isLive>{elapsed >= 60 ? clockText(elapsed - (elapsed % 60)) : ''}</HiddenText>
        </dd>
      </div>
      <div className={styles.item}>
        <dt>{t('queued.estimate')}</dt>
        <Estimate range={estimate} />
      </div>
    </dl>
  );
}

function Estimate({ range }: { range: WaitRange | null }) {
  const t = useT('tablet');
  const minutes = range === null ? null : minutesOf(range);
  const { from = 0, to = 0 } = minutes ?? {};
  const words = from === 0 ? t('queued.estimateWithin', { to }) : t('queued.estimateRange', { from, to });
  return (
    <dd data-testid="queue-estimate" data-from={from} data-to={to}>
      {minutes === null ? t('queued.estimateOpen') : words}
    </dd>
  );
}
