import { useT } from '../i18n/in-locale.tsx';
import type { DeviceKind } from './device-choice.ts';
import styles from './Missed.module.css';

/** A device that was chosen is not there: what takes its place. */
export function Missed({ kind, device }: { kind: DeviceKind; device: string | null }) {
  const t = useT('common');
  return (
    <div className={styles.status} role="status" data-testid={`missed-${kind}`}>
      {device !== null && <p className={styles.missed}>{t(`devices.missed.${kind}`, { device })}</p>}
    </div>
  );
}
