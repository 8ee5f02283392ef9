import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { useDesk } from '../../hooks/use-desk.ts';
import styles from './OwnPicture.module.css';

/** What the other side sees of oneself. Beside the stage: nothing may cover the signing space. */
export function OwnPicture() {
  const t = useT('interpreter');
  const { local, acquiring, own } = useDesk();
  const off =
    own.video === 'off' ? t('call.selfOff') : own.video === 'on' ? undefined : t('call.selfMissing');
  return (
    <div className={styles.picture}>
      <VideoTile
        stream={local?.stream ?? null}
        label={t('call.self')}
        mirrored={own.mirrored}
        muted
        cameraOff={acquiring ? undefined : off}
        data-testid="self-video"
      />
      {acquiring && (
        <div className={styles.acquiring}>
          <Spinner label={t('offer.preparing')} />
        </div>
      )}
    </div>
  );
}
