import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { useDesk } from '../../hooks/use-desk.ts';
import type { Fitness } from '../../logic/fitness.ts';
import styles from './Mirror.module.css';

/** What the other side will see, before it does. */
export function Mirror({ fitness }: { fitness: Fitness }) {
  const t = useT('interpreter');
  const { local, own, elsewhere } = useDesk();
  const none = own.video === 'none' ? t('call.selfMissing') : undefined;
  const absence = elsewhere ? t('call.selfElsewhere') : none;
  return (
    <figure className={styles.mirror}>
      <div className={styles.picture}>
        {fitness === 'preparing' && !elsewhere ? (
          <div className={styles.preparing}>
            <Spinner label={t('offer.preparing')} />
          </div>
        ) : (
          <VideoTile
            stream={local?.stream ?? null}
            label={t('call.self')}
            mirrored
            muted
            cameraOff={absence}
            data-testid="self-video"
          />
        )}
      </div>
      {fitness === 'full' && <figcaption className={styles.caption}>{t('offer.self')}</figcaption>}
    </figure>
  );
}
