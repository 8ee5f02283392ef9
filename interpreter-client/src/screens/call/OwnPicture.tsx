import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { useDesk, type DeskNow } from '../../hooks/use-desk.ts';
import styles from './OwnPicture.module.css';

/** What the other side sees of oneself. Beside the stage: nothing may cover the signing space. */
export function OwnPicture() {
  const t = useT('interpreter');
  const desk = useDesk();
  const { local, acquiring, own } = desk;
  const absence = absenceOf(desk);
  return (
    <div className={styles.picture}>
      <VideoTile
        stream={local?.stream ?? null}
        label={t('call.self')}
        mirrored={own.mirrored}
        muted
        cameraOff={absence === null ? undefined : t(`call.${absence}`)}
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

/** Why there is no own picture, where there is none and none is on its way. */
function absenceOf({
  acquiring,
  elsewhere,
  own,
}: DeskNow): 'selfElsewhere' | 'selfOff' | 'selfMissing' | null {
  if (elsewhere) return 'selfElsewhere';
  if (acquiring || own.video === 'on') return null;
  return own.video === 'off' ? 'selfOff' : 'selfMissing';
}
