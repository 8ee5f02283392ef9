import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { useId } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { dataHref } from '../../api/people-queries.ts';
import { actionsOn, type Action } from '../../people/actions-on.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import type { Do } from './doing.ts';
import styles from './PersonMenu.module.css';

/** What can be done about somebody. What would shut oneself out is not among it, and the menu says why. */
export function PersonMenu({ person, onDo }: { person: Person; onDo: Do }) {
  const t = useT('admin');
  const note = useId();
  return (
    <MenuTrigger>
      <Button
        className={styles.button ?? ''}
        aria-label={t('people.actionsOn', { name: person.name })}
        data-testid="person-actions"
      >
        {t('people.actions')}
        <ChevronIcon className={styles.sign} />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        {person.self && (
          <p id={note} className={styles.note}>
            {t('people.selfNote')}
          </p>
        )}
        <Menu
          className={styles.menu ?? ''}
          aria-label={t('people.actionsOn', { name: person.name })}
          {...(person.self && { 'aria-describedby': note })}
        >
          {actionsOn(person).map((action) => (
            <Item key={action} action={action} person={person} onDo={onDo} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ action, person, onDo }: { action: Action; person: Person; onDo: Do }) {
  const t = useT('admin');
  const label = action === 'role' ? t(`people.do.role.${nextRole(person)}`) : t(`people.do.${action}`);
  const how =
    action === 'download'
      ? { href: dataHref(person.id), download: 'mado-account.json' }
      : { onAction: () => onDo({ what: action, person }) };
  return (
    <MenuItem
      {...how}
      id={action}
      className={styles.item ?? ''}
      data-danger={action === 'disable' || action === 'erase'}
      data-testid={`person-${action}`}
    >
      {label}
    </MenuItem>
  );
}

const nextRole = ({ role }: Person) => (role === 'admin' ? 'supervisor' : 'admin');
