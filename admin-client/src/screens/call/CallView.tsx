import type { CallDetail } from '@mado/core/protocol/rest/calls.ts';
import { useRef } from 'react';
import { useArrival } from '../../routing/place.ts';
import styles from './CallView.module.css';
import { Quality } from './quality/Quality.tsx';
import { Summary } from './Summary.tsx';
import { Timeline } from './Timeline.tsx';

/** A call that was read. */
export function CallView({ title, detail }: { title: string; detail: CallDetail }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <div className={styles.parts}>
        <Summary call={detail.call} />
        <Timeline timeline={detail.timeline} startedAt={detail.call.requestedAt} />
      </div>
      <Quality detail={detail} />
    </>
  );
}
