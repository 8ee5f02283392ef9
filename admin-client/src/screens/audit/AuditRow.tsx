import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Absent } from '../../ui/Absent.tsx';
import { Soft } from '../../ui/Soft.tsx';
import table from '../../ui/Table.module.css';
import styles from './AuditTable.module.css';
import { SubjectText } from './SubjectText.tsx';
import { WhoCell } from './WhoCell.tsx';
import { useAuditWords } from './use-audit-words.ts';

interface AuditRowProps {
  entry: AuditEntry;
  onActor: (id: string) => void;
}

/** One entry: when, who, what, about what, and from where. */
export function AuditRow({ entry, onActor }: AuditRowProps) {
  const t = useT('admin');
  const { date, second } = useDateText();
  const { actionText, detailText } = useAuditWords();
  const detail = detailText(entry);
  return (
    <tr className={table.row} data-testid="audit-entry" data-seq={entry.seq} data-action={entry.action}>
      <td className={styles.seq}>{entry.seq}</td>
      <th scope="row">
        <time dateTime={new Date(entry.at).toISOString()}>
          <span className={styles.time}>{second(entry.at)}</span>
          <span className={table.beside}>{date(entry.at)}</span>
        </time>
      </th>
      <td>
        <WhoCell actor={entry.actor} onActor={onActor} />
      </td>
      <td data-alarming={entry.action === 'sign-in-failed'}>
        <span className={styles.main}>{actionText(entry.action)}</span>
        {detail !== '' && <span className={table.beside}>{detail}</span>}
      </td>
      <td>{entry.subject === null ? <Absent /> : <SubjectText subject={entry.subject} />}</td>
      <td>{entry.from ?? <Soft>{t('audit.fromServer')}</Soft>}</td>
    </tr>
  );
}
