import type { CounterView } from '@mado/core/protocol/tablet.ts';
import styles from './CounterPlace.module.css';

/** Where a counter is. The ward names its places in Japanese. */
export const CounterPlace = ({ counter }: { counter: CounterView }) => (
  <span className={styles.place} lang="ja">
    <span className={styles.office}>
      {counter.department} {counter.section}
    </span>
    <span>{counter.name}</span>
  </span>
);
