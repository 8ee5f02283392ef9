import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { dayAfter, dayText, startOfDay } from '../../log/days.ts';
import { ActionSelect } from './ActionSelect.tsx';
import styles from './Filters.module.css';

interface FiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** Which entries are shown. Whom they are by is chosen in the table. */
export function Filters({ filter, onChange }: FiltersProps) {
  const t = useT('admin');
  const { since, until } = filter;
  const active = Object.values(filter).some((value) => value !== undefined);
  return (
    <form
      className={styles.filters}
      role="search"
      aria-label={t('audit.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <ActionSelect value={filter.action} onChange={(action) => onChange({ ...filter, action })} />
      <label className={styles.field}>
        {t('audit.since')}
        <input
          type="date"
          className={styles.control}
          value={since === undefined ? '' : dayText(since)}
          onChange={({ target }) => onChange({ ...filter, since: startOfDay(target.value) })}
        />
      </label>
      <label className={styles.field}>
        {t('audit.until')}
        <input
          type="date"
          className={styles.control}
          value={until === undefined ? '' : dayText(until - 1)}
          onChange={({ target }) => onChange({ ...filter, until: dayAfter(target.value) })}
        />
      </label>
      {filter.actor !== undefined && <p className={styles.chosen}>{t('audit.onePerson')}</p>}
      {active && (
        <Button kind="quiet" size="small" onPress={() => onChange({})}>
          {t('audit.reset')}
        </Button>
      )}
    </form>
  );
}
