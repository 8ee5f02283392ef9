import { CameraOffIcon } from '@mado/client/ui/icons/call.tsx';
import { WarningIcon } from '@mado/client/ui/icons/signs.tsx';
import styles from './ProblemPicture.module.css';

/** What is in the way: the camera, or the line. */
export const ProblemPicture = ({ ofDevices }: { ofDevices: boolean }) => (
  <span className={styles.picture}>{ofDevices ? <CameraOffIcon /> : <WarningIcon />}</span>
);
