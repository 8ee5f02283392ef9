import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';
import { Soft } from '../../ui/Soft.tsx';
import table from '../../ui/Table.module.css';
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
  if (id === null) return <Soft>{text}</Soft>;
  return (
    <button type="button" className={styles.who} onClick={() => onActor(id)}>
      <span className={styles.name}>{text}</span>
      <span className={table.beside}>{actor.name === null ? id.slice(-8) : kindText(actor.kind)}</span>
      <HiddenText>{t('audit.only')}</HiddenText>
    </button>
  );
}
