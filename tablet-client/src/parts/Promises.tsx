import { useT } from '@mado/client/i18n/in-locale.tsx';
import { CameraOffIcon } from '@mado/client/ui/icons/call.tsx';
import { NotRecordedIcon, SecretIcon, SeenIcon } from '../pictures/promise-icons.tsx';
import styles from './Promises.module.css';

/** What the visitor may rely on, told while there is time to read it. */
export function Promises() {
  const t = useT('tablet');
  return (
    <ul className={styles.promises} aria-label={t('queued.promises')}>
      <li>
        <SeenIcon />
        <span>{t('queued.seen')}</span>
      </li>
      <li>
        <NotRecordedIcon />
        <span>{t('queued.notRecorded')}</span>
      </li>
      <li>
        <SecretIcon />
        <span>{t('queued.secret')}</span>
      </li>
      <li>
        <CameraOffIcon />
        <span>{t('queued.cameraOff')}</span>
      </li>
    </ul>
  );
}
