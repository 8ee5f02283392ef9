import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { AuditAction } from '@mado/core/domain/audit.ts';
import { actionGroups } from './action-groups.ts';
import styles from './Filters.module.css';

interface ActionSelectProps {
  value: AuditAction | undefined;
  onChange: (action: AuditAction | undefined) => void;
}

const groups = Object.keys(actionGroups) as (keyof typeof actionGroups)[];
const actions = Object.values(actionGroups).flat();

/** Chooses one action, or all. */
export function ActionSelect({ value, onChange }: ActionSelectProps) {
  const t = useT('admin');
  return (
    <label className={styles.field}>
      {t('audit.what')}
      <select
        className={styles.control}
        value={value ?? ''}
        onChange={({ target }) => onChange(actions.find((action) => action === target.value))}
        data-testid="audit-action"
      >
        <option value="">{t('audit.everything')}</option>
        {groups.map((group) => (
          <optgroup key={group} label={t(`audit.group.${group}`)}>
            {actionGroups[group].map((action) => (
              <option key={action} value={action}>
                {t(`audit.action.${action}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
