import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { Person } from '@mado/core/protocol/rest/people.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { meansOf } from '../../people/means.ts';
import { Absent } from '../../ui/Absent.tsx';
import { StopIcon } from '../../ui/icons.tsx';
import { Soft } from '../../ui/Soft.tsx';
import table from '../../ui/Table.module.css';
import type { Do } from './doing.ts';
import { MeansTag } from './MeansTag.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import styles from './PeopleTable.module.css';

/** Somebody with an account. */
export function PersonRow({ person, onDo }: { person: Person; onDo: Do }) {
  const t = useT('admin');
  const locale = useLocale();
  const isDisabled = person.disabledAt !== null;
  return (
    <tr
      className={table.row}
      data-testid="person-row"
      data-person-id={person.id}
      data-role={person.role}
      data-disabled={isDisabled}
    >
      <th scope="row">
        <Name person={person} />
      </th>
      <td>{t(`people.role.${person.role}`)}</td>
      <td>
        {person.languages.length === 0 ? (
          <Absent />
        ) : (
          person.languages.map((tag) => languageName(tag, locale)).join(t('people.listSeparator'))
        )}
      </td>
      <td>
        <MeansList person={person} />
      </td>
      <td>
        <LastSignIn at={person.lastSignInAt} />
      </td>
      <td>
        <PersonMenu person={person} onDo={onDo} />
      </td>
    </tr>
  );
}

function Name({ person: { name, email, self, disabledAt } }: { person: Person }) {
  const t = useT('admin');
  return (
    <>
      <span className={styles.main}>
        {name}
        {self && <span className={styles.self}>{t('people.self')}</span>}
        {disabledAt !== null && (
          <span className={styles.disabled}>
            <StopIcon />
            {t('people.disabled')}
          </span>
        )}
      </span>
      <span className={table.beside}>{email}</span>
    </>
  );
}

function MeansList({ person }: { person: Person }) {
  const t = useT('admin');
  const means = meansOf(person);
  if (means.length === 0) return <Soft>{t('people.noMeans')}</Soft>;
  return (
    <ul className={styles.means}>
      {means.map((each) => (
        <MeansTag key={each} means={each} />
      ))}
    </ul>
  );
}

function LastSignIn({ at }: { at: number | null }) {
  const t = useT('admin');
  const { day, time } = useDateText();
  if (at === null) return <Soft>{t('people.never')}</Soft>;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {day(at)} {time(at)}
    </time>
  );
}
