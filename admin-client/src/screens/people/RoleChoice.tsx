import { useT } from '@mado/client/i18n/in-locale.tsx';
import { personRoles, type PersonRole } from '@mado/core/domain/person.ts';
import { useId } from 'react';
import styles from './Choice.module.css';

/** As what somebody is invited, with what each may do. */
export function RoleChoice({ role, onChange }: { role: PersonRole; onChange: (role: PersonRole) => void }) {
  const t = useT('admin');
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{t('people.inviteDialog.role')}</legend>
      {personRoles.toReversed().map((each) => (
        <label key={each} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={each === role}
            onChange={() => onChange(each)}
            data-testid={`invite-role-${each}`}
          />
          <span>
            <span className={styles.word}>{t(`people.role.${each}`)}</span>
            <span className={styles.about}>{t(`people.inviteDialog.about.${each}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
