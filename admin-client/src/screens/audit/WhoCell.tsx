import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import hidden from '../../ui/hidden.module.css';
import styles from './AuditTable.module.css';
import { useAuditWords } from './use-audit-words.ts';

interface WhoCellProps {
  actor: AuditEntry['actor'];
  onActor: (id: string) => void;
}

/** Who did it: pressed, it shows what else they did. Whose account is gone keeps an id, by which entries belong together. */
export function WhoCell({ actor, onActor }: WhoCellProps) {
  const t = useT('admin');
  const { actorText, kindText } = useAuditWords();
  const { id } = actor;
  const text = actorText(actor);
  if (id === null) return <span className={styles.soft}>{text}</span>;
  return (
    <button type="button" className={styles.who} onClick={() => onActor(id)}>
      <span className={styles.name}>{text}</span>
      <span className={styles.beside}>{actor.name === null ? id.slice(-8) : kindText(actor.kind)}</span>
      <span className={hidden.hidden}>{t('audit.only')}</span>
    </button>
  );
}
