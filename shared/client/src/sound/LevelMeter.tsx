import { useT } from '../i18n/in-locale.tsx';
import { classes } from '../ui/classes.ts';
import { LEVELS, loudnessOf } from './loudness.ts';
import { useLevel } from './use-level.ts';
import styles from './LevelMeter.module.css';

const steps = Array.from({ length: LEVELS }, (_, step) => step + 1);

/** How loud the own microphone is: steps that fill and rise, and the same in words. */
export function LevelMeter({ track, isOff = false }: { track: MediaStreamTrack | null; isOff?: boolean }) {
  const t = useT('common');
  const { now, lately } = useLevel(isOff ? null : track);
  const words = isOff || track === null ? t('level.off') : t(`level.${loudnessOf(lately)}`);
  return (
    <div className={styles.meter}>
      <div
        className={styles.steps}
        role="meter"
        aria-label={t('level.name')}
        aria-valuemin={0}
        aria-valuemax={LEVELS}
        aria-valuenow={now}
        aria-valuetext={words}
        data-testid="microphone-level"
        data-level={now}
        data-lately={lately}
      >
        {steps.map((step) => (
          <span key={step} className={classes(styles.step, step <= now && styles.filled)} />
        ))}
      </div>
      <span className={styles.words}>{words}</span>
    </div>
  );
}
