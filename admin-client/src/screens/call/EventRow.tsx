import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { reasonOf } from '../../log/reason-of.ts';
import { whoOf } from '../../log/timeline.ts';
import { secondsOf } from '../../log/duration.ts';
import { Absent } from '../../ui/Absent.tsx';
import { Seconds } from '../../ui/Duration.tsx';
import { Face } from '../../ui/Face.tsx';
import { DecisionText } from './DecisionText.tsx';
import { EventSign } from './EventSign.tsx';
import { Instant } from './Instant.tsx';
import styles from './Timeline.module.css';

/** One thing that happened: when, how long after the request, what, who, why. */
export function EventRow({ entry, startedAt }: { entry: TimelineEntry; startedAt: number }) {
  const t = useT('admin');
  return (
    <tr className={styles.event} data-testid="call-event" data-type={entry.type}>
      <td data-column="time">
        <Instant at={entry.at} />
      </td>
      <td data-column="offset">
        <Seconds seconds={secondsOf({ from: startedAt, until: entry.at }, entry.at)} />
      </td>
      <th scope="row" data-column="event">
        <span className={styles.what}>
          <EventSign type={entry.type} />
          {t(`event.${entry.type}`)}
        </span>
      </th>
      <td data-column="who">
        <WhoText entry={entry} />
      </td>
      <td data-column="why">
        <Why entry={entry} />
      </td>
    </tr>
  );
}

function WhoText({ entry }: { entry: TimelineEntry }) {
  const t = useT('admin');
  const who = whoOf(entry);
  if (who === null) return <Absent />;
  return 'name' in who ? who.name : t(`side.${who.side}`);
}

function Why({ entry }: { entry: TimelineEntry }) {
  const t = useT('admin');
  if (entry.rating !== null) return <Face rating={entry.rating} />;
  if (entry.decision !== null) return <DecisionText decision={entry.decision} />;
  const reason = reasonOf(entry);
  return reason === null ? null : t(`reason.${reason}`);
}
