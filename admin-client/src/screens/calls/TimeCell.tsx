import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Link } from '../../routing/Link.tsx';
import { leaveFor } from '../../routing/place.ts';
import { callHref } from '../../routing/routes.ts';
import styles from './CallTable.module.css';

/** When a call was requested; the row's heading, and the link to the call. */
export function TimeCell({ call }: { call: CallLogEntry }) {
  const t = useT('admin');
  const { time } = useDateText();
  return (
    <th scope="row">
      <Link
        href={callHref(call.callId)}
        className={styles.link}
        data-call={call.callId}
        aria-label={t('calls.open', { time: time(call.requestedAt) })}
        onFollow={() => leaveFor(call.callId)}
      >
        <time dateTime={new Date(call.requestedAt).toISOString()}>{time(call.requestedAt)}</time>
      </Link>
    </th>
  );
}
