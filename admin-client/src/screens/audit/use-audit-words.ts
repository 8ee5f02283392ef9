import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { auditActions, auditActorKinds, auditSubjectKinds } from '@mado/core/domain/audit.ts';
import type { AuditEntry } from '@mado/core/protocol/rest/audit.ts';

/** The one of a list that a text is, or null: the log may hold others than this version knows. */
const known = <T extends string>(list: readonly T[], text: string): T | null =>
  list.find((item) => item === text) ?? null;

const deletable = [
  'call',
  'ticket',
  'session',
  'pairing',
  'sign-in-link',
  'person-session',
  'verification',
  'used-code',
  'invitation',
  'set-aside',
] as const;

/** The words for what stands in an entry. */
export function useAuditWords() {
  const t = useT('admin');
  const number = new Intl.NumberFormat(useLocale());

  const actionText = (action: string): string => {
    const is = known(auditActions, action);
    return is === null ? action : t(`audit.action.${is}`);
  };
  /** Also of a role, which is what a person acts as. */
  const kindText = (kind: string): string => {
    const is = known(auditActorKinds, kind);
    return is === null ? kind : t(`audit.actor.${is}`);
  };
  const subjectKindText = (kind: string): string => {
    const is = known(auditSubjectKinds, kind);
    return is === null ? kind : t(`audit.subject.${is}`);
  };
  const actorText = ({ kind, id, name }: AuditEntry['actor']): string => {
    if (id === null) return kindText(kind);
    return name ?? (kind === 'tablet' ? t('audit.goneTablet') : t('audit.goneAccount'));
  };
  const deletedText = ({ record, count }: AuditEntry['detail']): string => {
    const is = known(deletable, String(record));
    const what = is === null ? String(record) : t(`audit.record.${is}`);
    return t('audit.deleted', { what, number: number.format(Number(count)) });
  };
  /** What belongs to it beside, in a line; what is not worth words is shown as it was written. */
  const detailText = ({ action, detail }: AuditEntry): string => {
    if (action === 'records-deleted') return deletedText(detail);
    if (action === 'audit-pruned')
      return t('audit.pruned', { number: number.format(Number(detail['through'])) });
    if ('old' in detail && 'new' in detail)
      return `${kindText(plain(detail['old']))} → ${kindText(plain(detail['new']))}`;
    const filtered = action === 'audit-log-viewed' || action === 'audit-log-exported';
    if (filtered) return Object.keys(detail).length === 0 ? '' : t('audit.filtered');
    return Object.entries(detail)
      .map(([name, value]) => `${name}: ${plain(value)}`)
      .join(', ');
  };
  return { actionText, actorText, kindText, subjectKindText, detailText };
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
