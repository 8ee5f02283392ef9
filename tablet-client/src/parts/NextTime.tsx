import { useT } from '@mado/client/i18n/in-locale.tsx';
import { nextTimes, type NextTime as Said } from '@mado/core/domain/wishes.ts';
import { ToggleButton } from 'react-aria-components';
import { useTablet } from '../tablet-context.ts';
import styles from './NextTime.module.css';

/** Whom would you rather have the next time today? Nothing is said to the interpreter. */
export function NextTime({ callId, said }: { callId: string; said: Said | null }) {
  const t = useT('tablet');
  const { actions } = useTablet();
  return (
    <section className={styles.next} aria-labelledby="next-time">
      <h2 className={styles.title} id="next-time">
        {t('nextTime.title')}
      </h2>
      <div className={styles.choices}>
        {nextTimes.map((choice) => (
          <ToggleButton
            key={choice}
            className={styles.choice ?? ''}
            isSelected={said === choice}
            onChange={() => actions.chooseNextTime(callId, choice)}
            data-testid={`next-time-${choice}`}
          >
            {t(`nextTime.${choice}`)}
          </ToggleButton>
        ))}
      </div>
    </section>
  );
}
