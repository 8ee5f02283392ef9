import type { AuditAction } from '@mado/core/domain/audit.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { Language } from '@mado/core/domain/language.ts';
import { clientOf, type PersonRole } from '@mado/core/domain/person.ts';
import type { Person, Invitation } from '@mado/core/protocol/rest/people.ts';
import type { Subject } from '../auth/principal.ts';
import type { Executor } from '../db/database.ts';
import {
  openInvitations,
  withdrawInvitationsMadeBy,
  withdrawInvitationsOf,
} from './invitation-repository.ts';
import { invitationView } from './invitations.ts';
import { entryAbout, type By, type PeopleContext } from './people-context.ts';
import { isAdministrator, lockPeople, lockPerson, type LockedPerson } from './lock-repository.ts';
import {
  deleteSessionsOf,
  findPeople,
  languagesOfWard,
  setDisabled,
  setRole,
  type StoredPerson,
} from './people-repository.ts';
import { erasePerson, rowsOf } from './personal-data-repository.ts';

/** Everybody, as an administrator sees them. */
export function listPeople(
  { database, clock }: PeopleContext,
  self: string,
): Promise<{ people: Person[]; invitations: Invitation[] }> {
  return database.read('list-people', async (db) => ({
    people: (await findPeople(db)).map((stored) => personView(stored, self)),
    invitations: (await openInvitations(db, clock.now())).map(invitationView),
  }));
}

/** What an interpreter can be invited for. */
export const wardLanguages = ({ database }: PeopleContext): Promise<Language[]> =>
  database.read('ward-languages', languagesOfWard);

const personView = (
  { disabledAt, lastSignInAt, languages, ...rest }: StoredPerson,
  self: string,
): Person => ({
  ...rest,
  languages: [...languages],
  disabledAt: disabledAt?.getTime() ?? null,
  lastSignInAt: lastSignInAt?.getTime() ?? null,
  self: rest.id === self,
});

/**
 * Shuts somebody out: no session of theirs is worth anything after it.
 * @returns whose connections and media are to end
 * @throws {MadoError} `person-not-found`, `own-account`
 */
export function disablePerson(context: PeopleContext, by: By, id: string): Promise<Subject> {
  return change(context, by, id, 'person-disabled', async (tx, person) => {
    const now = context.clock.now();
    await setDisabled(tx, id, now);
    await deleteSessionsOf(tx, id);
    await withdrawInvitationsOf(tx, person.email, now);
    await withdrawInvitationsMadeBy(tx, id, now);
    return undefined;
  });
}

/** @throws {MadoError} `person-not-found`, `own-account` */
export async function enablePerson(context: PeopleContext, by: By, id: string): Promise<void> {
  await change(context, by, id, 'person-enabled', async (tx) => {
    await setDisabled(tx, id, null);
    // One that was being made just then was worth nothing, and shall not be worth something again.
    await deleteSessionsOf(tx, id);
    return undefined;
  });
}

/**
 * Interpreters stay interpreters: what they are is bound to their languages and their calls.
 * @returns whose connections are to end, since they may no longer do what they could
 * @throws {MadoError} `person-not-found`, `own-account`, `invalid-transition`
 */
export function changeRole(context: PeopleContext, by: By, id: string, role: PersonRole): Promise<Subject> {
  return change(context, by, id, 'role-changed', async (tx, person) => {
    if (clientOf[role] !== clientOf[person.role]) throw new MadoError('invalid-transition');
    await setRole(tx, id, role);
    await deleteSessionsOf(tx, id);
    if (role !== 'admin') await withdrawInvitationsMadeBy(tx, id, context.clock.now());
    return { was: person.role, is: role };
  });
}

/** @throws {MadoError} `person-not-found`, `own-account`, `not-disabled`: nobody is erased in the middle of a call */
export async function erase(context: PeopleContext, by: By, id: string): Promise<void> {
  await change(context, by, id, 'person-erased', async (tx, person) => {
    if (person.disabledAt === null) throw new MadoError('not-disabled');
    await erasePerson(tx, person);
    return undefined;
  });
}

/** @throws {MadoError} `person-not-found` */
export function dataOf(context: PeopleContext, by: By, id: string): Promise<Record<string, unknown>> {
  return context.database.transaction('person-data', async (tx) => {
    if ((await lockPerson(tx, id)) === null) throw new MadoError('person-not-found');
    const rows = await rowsOf(tx, id);
    // Last: everybody who appends waits from here on.
    await context.auditor.append(tx, entryAbout(by, 'person-exported', { kind: 'person', id }));
    return rows;
  });
}

/**
 * Of anybody but the one who asks, while they still are an administrator: so there is always one left who can undo it,
 * even of two who shut each other out at once.
 */
function change(
  { database, auditor }: PeopleContext,
  by: By,
  id: string,
  action: AuditAction,
  work: (tx: Executor, person: LockedPerson) => Promise<Record<string, string> | undefined>,
): Promise<Subject> {
  return database.transaction(action, async (tx) => {
    const asking = by.actor?.subjectId ?? '';
    const people = await lockPeople(tx, [id, asking]);
    if (!isAdministrator(people.get(asking))) throw new MadoError('forbidden', 'no administrator');
    const person = people.get(id);
    if (person === undefined) throw new MadoError('person-not-found');
    if (asking === id) throw new MadoError('own-account');
    const detail = (await work(tx, person)) ?? {};
    await auditor.append(tx, entryAbout(by, action, { kind: 'person', id }, detail));
    return { role: clientOf[person.role], subjectId: id };
  });
}
