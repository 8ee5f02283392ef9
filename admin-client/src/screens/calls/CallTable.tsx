import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useRef } from 'react';
import { byDay } from '../../log/by-day.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { useReturn } from '../../routing/place.ts';
import { Table } from '../../ui/Table.tsx';
import { CallRow } from './CallRow.tsx';
import styles from './CallTable.module.css';
import { useMinute } from './use-minute.ts';
import { DayHeading } from './DayHeading.tsx';
import { useColumns } from './use-columns.ts';

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
    <Table ref={table} className={styles.calls} caption={t('calls.caption', { zone })} columns={useColumns()}>
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
    </Table>
  );
}
