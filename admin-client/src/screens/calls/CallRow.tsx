import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale } from '@mado/client/i18n/in-locale.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { memo } from 'react';
import { talkOf, waitOf } from '../../log/duration.ts';
import { isRunning, standingOf } from '../../log/standing.ts';
import { Absent } from '../../ui/Absent.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { Face } from '../../ui/Face.tsx';
import { QualityMark } from '../../ui/QualityMark.tsx';
import { StandingBadge } from '../../ui/StandingBadge.tsx';
import table from '../../ui/Table.module.css';
import styles from './CallTable.module.css';
import { TimeCell } from './TimeCell.tsx';
import { useOpenCall } from './use-open-call.ts';

/** One call. `data-outcome` is empty until it has ended; `data-state` says meanwhile what it is doing. */
export const CallRow = memo(function CallRow({ call }: { call: CallLogEntry }) {
  const locale = useLocale();
  const open = useOpenCall(call.callId);
  return (
    <tr
      className={table.row}
      data-testid="call-row"
      data-call-id={call.callId}
      data-outcome={call.outcome ?? ''}
      data-state={call.state}
      data-running={isRunning(call)}
      onClick={open}
    >
      <TimeCell call={call} />
      <td lang="ja">
        <span className={styles.main}>{call.counter.name}</span>
        <span className={styles.place}>
          {call.counter.department} {call.counter.section}
        </span>
      </td>
      <td>{languageName(call.language.tag, locale)}</td>
      <td>
        {call.interpreter === null ? <Absent /> : <span className={styles.main}>{call.interpreter}</span>}
      </td>
      <td>
        <StandingBadge standing={standingOf(call)} />
        {call.quality !== null && <QualityMark verdict={call.quality.verdict} />}
      </td>
      <td data-column="wait">
        <Duration stretch={waitOf(call)} />
      </td>
      <td data-column="talk">
        <Duration stretch={talkOf(call)} />
      </td>
      <td data-column="survey">
        {call.rating === null ? <Absent /> : <Face rating={call.rating} isSmall />}
      </td>
    </tr>
  );
});
