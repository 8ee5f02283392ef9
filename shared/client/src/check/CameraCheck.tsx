import { DevicePicker } from '../devices/DevicePicker.tsx';
import { Missed } from '../devices/Missed.tsx';
import { useT } from '../i18n/in-locale.tsx';
import { classes } from '../ui/classes.ts';
import { CameraIcon } from '../ui/icons/call.tsx';
import { CheckCard } from './CheckCard.tsx';
import styles from './checks.module.css';
import type { Check } from './use-check.ts';

/** The own picture, how large it is and how many frames of it come. */
export function CameraCheck({ check: { readiness, own, video, picture } }: { check: Check }) {
  const t = useT('check');
  const isOn = own.videoTrack !== null;
  return (
    <CheckCard name="camera" icon={<CameraIcon />} finding={readiness.camera}>
      <div className={styles.frame}>
        <video
          ref={video}
          className={classes(styles.picture, own.mirrored && styles.mirrored)}
          aria-label={t('camera.self')}
          data-testid="check-picture"
          hidden={!isOn}
          autoPlay
          playsInline
          muted
        />
        {!isOn && <p className={styles.before}>{t('camera.before')}</p>}
      </div>
      {isOn && (
        <>
          <p data-testid="check-figures">
            {picture?.framesPerSecond == null
              ? t('camera.counting')
              : t('camera.figures', { ...sizeOf(picture), frames: picture.framesPerSecond })}
          </p>
          <DevicePicker kind="camera" label={t('camera.choose')} />
          <Missed kind="camera" device={own.missedCamera} />
        </>
      )}
    </CheckCard>
  );
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });
