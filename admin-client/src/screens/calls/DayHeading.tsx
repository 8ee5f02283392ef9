import { useT } from '@mado/client/i18n/in-locale.tsx';
import { nearDay } from '../../log/by-day.ts';
import { useDateText } from '../../log/use-date-text.ts';
import styles from './CallTable.module.css';
import { columnCount } from './use-columns.ts';

interface DayHeadingProps {
  startsAt: number;
  now: number;
  count: number;
  /** All calls of the day are loaded. */
  isWhole: boolean;
}

/** Above the calls of a day: which, and how many. */
export function DayHeading({ startsAt, now, count, isWhole }: DayHeadingProps) {
  const t = useT('admin');
  const { day } = useDateText();
  const near = nearDay(startsAt, now);
  return (
    <tr className={styles.day}>
      <th scope="rowgroup" colSpan={columnCount}>
        {day(startsAt)}
        {near !== null && <span className={styles.near}>{t(`calls.${near}`)}</span>}
        <span className={styles.count}>{t(isWhole ? 'calls.perDay' : 'calls.perDaySoFar', { count })}</span>
      </th>
    </tr>
  );
}
