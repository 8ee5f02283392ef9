import { useId, useState, type CSSProperties } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import { useStore } from '../socket/store.ts';
import { SpeakerIcon } from '../ui/icons/sound.tsx';
import styles from './VolumeSlider.module.css';
import { canSetVolume, volume, volumes } from './volume.ts';

const share = (percent: number): number => (100 * (percent - volumes.min)) / (volumes.max - volumes.min);

/** How loud the other side is here; where the page cannot say, what can. */
export function VolumeSlider() {
  const t = useT('common');
  const id = useId();
  const percent = useStore(volume);
  const [canSet] = useState(canSetVolume);
  if (!canSet) return <p className={styles.hint}>{t('devices.volumeButtons')}</p>;
  return (
    <div className={styles.volume}>
      <label className={styles.label} htmlFor={id}>
        <SpeakerIcon className={styles.icon} />
        {t('devices.volume')}
        <span className={styles.value} aria-hidden="true">
          {t('devices.volumeValue', { percent })}
        </span>
      </label>
      <input
        className={styles.slider}
        id={id}
        type="range"
        {...volumes}
        value={percent}
        style={{ '--share': `${share(percent)}%` } as CSSProperties}
        aria-valuetext={t('devices.volumeValue', { percent })}
        onChange={(event) => volume.set(event.target.valueAsNumber)}
        data-testid="volume"
      />
    </div>
  );
}
