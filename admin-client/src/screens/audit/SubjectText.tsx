import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { Link } from '../../routing/Link.tsx';
import { callHref } from '../../routing/routes.ts';
import { Absent } from '../../ui/Absent.tsx';
import table from '../../ui/Table.module.css';
import styles from './AuditTable.module.css';
import { useAuditWords } from './use-audit-words.ts';

/** What an entry is about: by name where it has one, by kind and the end of its id otherwise. */
export function SubjectText({ subject }: { subject: NonNullable<AuditEntry['subject']> }) {
  const t = useT('admin');
  const { subjectKindText } = useAuditWords();
  const { kind, id, name } = subject;
  const kindWord = subjectKindText(kind);
  if (kind === 'call' && id !== null) {
    return (
      <Link href={callHref(id)} className={styles.link}>
        {t('audit.callWithId', { id: id.slice(-8) })}
      </Link>
    );
  }
  if (id === null) return <Absent />;
  const ownWord = name ?? (uuid.test(id) ? null : id);
  return (
    <>
      <span className={styles.main}>{ownWord ?? kindWord}</span>
      {/* The end of an id tells entries apart; the beginning of those made in one hour is the same. */}
      <span className={table.beside}>{ownWord === null ? id.slice(-8) : kindWord}</span>
    </>
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
