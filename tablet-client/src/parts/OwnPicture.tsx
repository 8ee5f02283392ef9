import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import { CameraIcon, CameraOffIcon } from '@mado/client/ui/icons/call.tsx';
import { useTablet } from '../tablet-context.ts';
import { SelfVideo } from './SelfVideo.tsx';
import styles from './OwnPicture.module.css';

/** What the interpreter will see, and the way to stop it before anybody does. */
export function OwnPicture({ className }: { className: string | undefined }) {
  const t = useT('tablet');
  const { media } = useTablet();
  return (
    <section className={classes(styles.own, className)} aria-label={t('call.you')}>
      <div className={styles.picture}>
        <SelfVideo />
      </div>
      <Button
        kind="secondary"
        size="large"
        icon={media.cameraOn ? <CameraOffIcon /> : <CameraIcon />}
        isDisabled={!media.hasCamera}
        onPress={() => media.setCamera(!media.cameraOn)}
      >
        {media.cameraOn ? t('call.cameraTurnOff') : t('call.cameraTurnOn')}
      </Button>
    </section>
  );
}
