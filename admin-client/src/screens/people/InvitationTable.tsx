import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { Invitation } from '@mado/core/protocol/rest/people.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Table } from '../../ui/Table.tsx';
import table from '../../ui/Table.module.css';
import type { Do } from './doing.ts';
import styles from './PeopleTable.module.css';
import { useInvitationColumns } from './use-columns.ts';

/** The links that were made and not used yet. */
export function InvitationTable({ invitations, onDo }: { invitations: readonly Invitation[]; onDo: Do }) {
  const t = useT('admin');
  return (
    <section className={styles.section} aria-labelledby="open-invitations">
      <h2 id="open-invitations" className={styles.subtitle}>
        {t('people.invitations', { count: invitations.length })}
      </h2>
      <Table
        className={styles.people}
        caption={t('people.invitationsCaption')}
        columns={useInvitationColumns()}
      >
        <tbody>
          {invitations.map((invitation) => (
            <Row key={invitation.id} invitation={invitation} onDo={onDo} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Row({ invitation, onDo }: { invitation: Invitation; onDo: Do }) {
  const t = useT('admin');
  const locale = useLocale();
  const { day, time } = useDateText();
  const { id, name, email, role, languages, personId, expiresAt } = invitation;
  return (
    <tr className={table.row} data-testid="invitation-row" data-invitation-id={id}>
      <th scope="row">
        <span className={styles.main}>{name}</span>
        <span className={table.beside}>{email}</span>
      </th>
      <td>{t(`people.role.${role}`)}</td>
      <td>{languages.map((tag) => languageName(tag, locale)).join(t('people.listSeparator'))}</td>
      <td>{t(personId === null ? 'people.kind.new' : 'people.kind.renewal')}</td>
      <td>
        <time dateTime={new Date(expiresAt).toISOString()}>
          {day(expiresAt)} {time(expiresAt)}
        </time>
      </td>
      <td>
        <Button
          size="small"
          onPress={() => onDo({ what: 'withdraw', invitation })}
          aria-label={t('people.withdrawOf', { name })}
          data-testid="withdraw-invitation"
        >
          {t('people.withdraw')}
        </Button>
      </td>
    </tr>
  );
}
