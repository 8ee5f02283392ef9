import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useRef } from 'react';
import { byDay } from '../../log/by-day.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { useReturn } from '../../routing/place.ts';
import hidden from '../../ui/hidden.module.css';
import { CallRow } from './CallRow.tsx';
import styles from './CallTable.module.css';
import { useMinute } from './use-minute.ts';
import { Columns } from './Columns.tsx';
import { DayHeading } from './DayHeading.tsx';

interface CallTableProps {
  calls: readonly CallLogEntry[];
  /** There are no older calls than these. */
  isWhole: boolean;
}

/** The calls as a table, one group of rows a day. */
export function CallTable({ calls, isWhole }: CallTableProps) {
  const t = useT('admin');
  const { zone } = useDateText();
  const table = useRef<HTMLTableElement>(null);
  useReturn(table);
  const now = useMinute();
  const days = byDay(calls);
  return (
    <table ref={table} className={styles.table}>
      <caption className={hidden.hidden}>{t('calls.caption', { zone })}</caption>
      <Columns />
      {days.map((day, index) => (
        <tbody key={day.startsAt}>
          <DayHeading
            startsAt={day.startsAt}
            now={now}
            count={day.calls.length}
            isWhole={isWhole || index < days.length - 1}
          />
          {day.calls.map((call) => (
            <CallRow key={call.callId} call={call} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
