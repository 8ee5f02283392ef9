import { clockText } from '@mado/client/i18n/elapsed.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Wait.module.css';

/** The place in the queue, and how long it has really been. A screen reader hears the time once a minute. */
export function Wait({ position, since }: { position: number; since: number }) {
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
    </dl>
  );
}
