import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { CameraOffIcon } from './icons/call.tsx';
import { ClockIcon } from './icons/signs.tsx';
import { useOutput } from '../devices/use-output.ts';
import { useVideo } from './use-video.ts';
import styles from './VideoTile.module.css';

interface VideoTileProps {
  stream: MediaStream | null;
  /** Shows another's stream in the element, in place of `stream`; returns how to take it away. */
  attach?: (element: HTMLVideoElement) => () => void;
  /** Whose picture this is. */
  label: string;
  /** The own picture, as in a mirror. */
  mirrored?: boolean;
  /** The own picture: its sound would come back. */
  muted?: boolean;
  /** `contain` for somebody's hands, which must not be cut off. */
  fit?: 'contain' | 'cover';
  /** Shown over the picture instead of it while the camera is off. */
  cameraOff?: ReactNode;
  /** Shown in place of a picture that stands still, and told to screen readers: it is expected to move again. */
  waiting?: ReactNode;
  /** How loud it is, in percent. */
  volume?: number;
  /** The browser wants a tap before it plays sound. */
  onSoundBlocked?: (blocked: boolean) => void;
  'data-testid': string;
}

/** A live picture and, unless muted, its sound. */
export function VideoTile({
  stream,
  label,
  mirrored,
  muted,
  fit = 'contain',
  cameraOff,
  waiting,
  volume = 100,
  ...rest
}: VideoTileProps) {
  const video = useVideo({ stream, muted: muted ?? false, ...rest });
  useOutput(video, volume);
  return (
    <div className={styles.tile}>
      <video
        ref={video}
        className={classes(styles.video, styles[fit], mirrored === true && styles.mirrored)}
        data-testid={rest['data-testid']}
        aria-label={label}
        autoPlay
        playsInline
        disablePictureInPicture
        muted={muted}
      />
      {cameraOff !== undefined && (
        <div className={styles.off}>
          <CameraOffIcon className={styles.sign} />
          <span>{cameraOff}</span>
        </div>
      )}
      {waiting !== undefined && (
        <div className={styles.off}>
          <ClockIcon className={styles.sign} />
          <span role="status">{waiting}</span>
        </div>
      )}
    </div>
  );
}
