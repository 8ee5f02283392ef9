import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Card } from './Card.tsx';
import { EventRow } from './EventRow.tsx';
import styles from './Timeline.module.css';

const columns = ['time', 'offset', 'event', 'who', 'why'] as const;

interface TimelineProps {
  timeline: readonly TimelineEntry[];
  /** When the call was requested. */
  startedAt: number;
}

/** Everything that happened in a call, in its order. */
export function Timeline({ timeline, startedAt }: TimelineProps) {
  const t = useT('admin');
  const { zone } = useDateText();
  return (
    <Card
      id="timeline"
      title={t('call.timeline')}
      beside={<p className={styles.zone}>{t('calls.zone', { zone })}</p>}
    >
      <table className={styles.table}>
        <HiddenText as="caption">{t('call.timelineCaption', { zone })}</HiddenText>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {column === 'time' ? t('calls.time') : t(`call.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timeline.map((entry, index) => (
            <EventRow key={index} entry={entry} startedAt={startedAt} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}
