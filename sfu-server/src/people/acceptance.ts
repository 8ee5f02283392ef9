import { MadoError } from '@mado/core/domain/errors.ts';
import { clientOf, type PersonClient } from '@mado/core/domain/person.ts';
import { checkPassword } from '../auth/password-rules.ts';
import { deleteSession } from '../auth/person-repository.ts';
import type { Subject } from '../auth/principal.ts';
import { looksLikeToken } from '../auth/tokens.ts';
import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import { findInvitation, takeInvitation, type StoredInvitation } from './invitation-repository.ts';
import { entryAbout, type PeopleContext } from './people-context.ts';
import {
  deleteSessionsOf,
  dropSecondFactors,
  insertInterpreter,
  insertPerson,
  setPassword,
} from './people-repository.ts';

/** @throws {MadoError} `invitation-invalid` */
export async function openInvitation(
  { database, clock, hashToken }: PeopleContext,
  client: PersonClient,
  token: string,
): Promise<StoredInvitation> {
  const query = { tokenHash: hashToken(token), now: clock.now() };
  const found = looksLikeToken(token)
    ? await database.read('open-invitation', (db) => findInvitation(db, query))
    : null;
  if (found === null || clientOf[found.role] !== client) throw new MadoError('invitation-invalid');
  return found;
}

interface Accepted {
  readonly personId: string;
  /** `Set-Cookie` headers: the session, and that this is a browser of theirs. */
  readonly cookies: readonly string[];
  /** Whose sessions have ended. */
  readonly ended: readonly Subject[];
}

/**
 * Makes the account, or gives it back, with this password, and signs in. Whoever was signed in on this browser before is
 * so no more: their cookie is overwritten, and nobody could end its session.
 * @throws {MadoError} `invitation-invalid`, `person-exists`, or what is wrong with the password
 */
export async function acceptInvitation(
  context: PeopleContext,
  client: PersonClient,
  { token, password, from, cookies, ...self }: Acceptance,
): Promise<Accepted> {
  const opened = await openInvitation(context, client, token);
  const { name, email } = whoAccepts(opened, self);
  checkPassword(password, [name, email]);
  const hash = await context.people.hashPassword(password);
  const { personId, before } = await context.database.transaction('accept-invitation', async (tx) => {
    const now = context.clock.now();
    const taken = await takeInvitation(tx, { tokenHash: context.hashToken(token), now });
    if (taken === null) throw new MadoError('invitation-invalid');
    const id = await accountFor(tx, { ...taken, name, email }, now);
    await setPassword(tx, { id, accountId: newId(), hash, at: now });
    const entry = entryAbout({ actor: null, from }, 'invitation-used', { kind: 'person', id });
    await context.auditor.append(tx, {
      ...entry,
      detail: { renewed: taken.personId !== null, role: taken.role },
    });
    return { personId: id, before: await endSessionOf(context, tx, { client, cookies }) };
  });
  const cookie = await context.people.signIn(client, personId);
  if (cookie === null) throw new MadoError('invitation-invalid');
  return {
    personId,
    cookies: [cookie, context.markDevice(email, cookies)],
    ended: [{ role: client, subjectId: personId }, ...(before === null ? [] : [before])],
  };
}

/** Ends the session of a browser. @returns whose it was; null where there was none */
async function endSessionOf(
  { people }: PeopleContext,
  tx: Executor,
  { client, cookies }: { client: PersonClient; cookies: string | undefined },
): Promise<Subject | null> {
  const token = people.tokenOf(cookies, client);
  if (token === null) return null;
  const before = await people.find(tx, client, token);
  await deleteSession(tx, token);
  return before;
}

export interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly from: string;
  /** What the browser has: its `Cookie` header. */
  readonly cookies: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** Nobody knew the first administrator, or one whom the operator let in, when their invitation was made. */
export const founds = ({ madeBy, personId }: StoredInvitation): boolean =>
  madeBy === null && personId === null;

function whoAccepts(
  invitation: StoredInvitation,
  { name, email }: Pick<Acceptance, 'name' | 'email'>,
): { name: string; email: string } {
  if (!founds(invitation)) return invitation;
  if (name === undefined || email === undefined) throw new MadoError('invalid-message', 'name and email');
  return { name, email };
}

async function accountFor(tx: Executor, invitation: StoredInvitation, at: Date): Promise<string> {
  const { name, email, role, languages, personId } = invitation;
  if (personId !== null) {
    await deleteSessionsOf(tx, personId);
    await dropSecondFactors(tx, personId);
    return personId;
  }
  const id = newId();
  if (!(await insertPerson(tx, { id, name, email, role, at }))) throw new MadoError('person-exists');
  if (role === 'interpreter') await insertInterpreter(tx, { id, name, languages, at });
  return id;
}
