import { MadoError } from '@mado/core/domain/errors.ts';
import { clientOf, type PersonRole } from '@mado/core/domain/person.ts';
import type { Invitation } from '@mado/core/protocol/rest/people.ts';
import type { NewAuditEntry } from '../audit/auditor.ts';
import { newToken } from '../auth/tokens.ts';
import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import {
  insertInvitation,
  withdrawInvitation as withdraw,
  withdrawInvitationsOf,
  type StoredInvitation,
} from './invitation-repository.ts';
import { entryAbout, type By, type PeopleContext } from './people-context.ts';
import { isAdministrator, lockAdministrator, lockPeople } from './lock-repository.ts';
import { emailIsTaken, unknownLanguages } from './people-repository.ts';

/** Long enough for somebody who is on leave; then an administrator makes another one. */
const VALID_MS = 7 * 86_400_000;

/** What was made, and the link that nobody sees a second time. */
export interface Made {
  readonly invitation: Invitation;
  /** Behind the origin of the server. The token is in the fragment, which browsers send to nobody. */
  readonly path: string;
}

/** All that making a link takes. */
type Inviting = Pick<PeopleContext, 'database' | 'clock' | 'hashToken' | 'auditor'>;
type Inviter = Pick<NewAuditEntry, 'actor' | 'from'>;

interface Invited {
  readonly role: PersonRole;
  readonly name: string;
  readonly email: string;
  readonly languages: readonly string[];
}

/**
 * Invites somebody to make their account.
 * @throws {MadoError} `person-exists`, `unknown-language` (of an interpreter without one as well), `invalid-message`
 */
export async function invite(context: PeopleContext, by: By, asked: Invited): Promise<Made> {
  const invited = { ...asked, languages: [...new Set(asked.languages)] };
  const wantsLanguages = invited.role === 'interpreter';
  if (!wantsLanguages && invited.languages.length > 0) throw new MadoError('invalid-message', 'languages');
  return context.database.transaction('invite', async (tx) => {
    await lockAdministrator(tx, by.actor?.subjectId ?? '');
    if (await emailIsTaken(tx, invited.email)) throw new MadoError('person-exists');
    const unknown = await unknownLanguages(tx, invited.languages);
    if (unknown.length > 0 || (wantsLanguages && invited.languages.length === 0))
      throw new MadoError('unknown-language');
    return makeInvitation(context, tx, by, { ...invited, personId: null });
  });
}

/**
 * A link by which somebody gets back into their account. Nobody makes it for themself: it asks for no password, so that
 * whoever sat down at an open browser could take the account over.
 * @throws {MadoError} `person-not-found`, `own-account`
 */
export async function renewAccess(context: PeopleContext, by: By, personId: string): Promise<Made> {
  return context.database.transaction('renew-access', async (tx) => {
    const asking = by.actor?.subjectId ?? '';
    const people = await lockPeople(tx, [personId, asking]);
    if (!isAdministrator(people.get(asking))) throw new MadoError('forbidden', 'no administrator');
    const person = people.get(personId);
    if (person === undefined || person.disabledAt !== null) throw new MadoError('person-not-found');
    if (asking === personId) throw new MadoError('own-account');
    const { role, name, email } = person;
    return makeInvitation(context, tx, by, { role, name, email, languages: [], personId });
  });
}

/** @throws {MadoError} `invitation-invalid` (used, withdrawn or over already) */
export async function withdrawInvitation(context: PeopleContext, by: By, id: string): Promise<void> {
  await context.database.transaction('withdraw-invitation', async (tx) => {
    if (!(await withdraw(tx, id, context.clock.now()))) throw new MadoError('invitation-invalid');
    await context.auditor.append(tx, entryAbout(by, 'invitation-withdrawn', { kind: 'invitation', id }));
  });
}

async function makeInvitation(
  { clock, hashToken, auditor }: Inviting,
  tx: Executor,
  by: Inviter,
  invited: Invited & { readonly personId: string | null },
): Promise<Made> {
  const [token, now] = [newToken(), clock.now()];
  const stored: StoredInvitation = {
    ...invited,
    id: newId(),
    tokenHash: hashToken(token),
    madeBy: by.actor === null || typeof by.actor === 'string' ? null : by.actor.subjectId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + VALID_MS),
  };
  await withdrawInvitationsOf(tx, stored.email, now);
  await insertInvitation(tx, stored);
  const { role, personId } = invited;
  const subject = { kind: 'invitation', id: stored.id } as const;
  await auditor.append(tx, entryAbout(by, 'invitation-made', subject, { role, person: personId }));
  return {
    invitation: invitationView(stored),
    path: `/${clientOf[role]}/#invitation=${token}`,
  };
}

/** As administrators see it. */
export const invitationView = (stored: StoredInvitation): Invitation => ({
  id: stored.id,
  role: stored.role,
  name: stored.name,
  email: stored.email,
  languages: [...stored.languages],
  personId: stored.personId,
  createdAt: stored.createdAt.getTime(),
  expiresAt: stored.expiresAt.getTime(),
});

/** The link of the first administrator: while there is none, each start of the server makes a fresh one. */
export const inviteFirstAdministrator = (context: Inviting): Promise<Made> =>
  inviteUnknown(context, { actor: 'system', from: null });

/** The same for one more, whoever they are, from the operator of this machine. */
export const inviteByOperator = (context: Inviting, machine: string): Promise<Made> =>
  inviteUnknown(context, { actor: 'operator', from: machine });

/** Whoever has the link says who they are. */
function inviteUnknown(context: Inviting, by: Inviter): Promise<Made> {
  const invited = { role: 'admin', name: '管理者', email: 'admin@mado.invalid', languages: [] } as const;
  return context.database.transaction('invite-administrator', (tx) =>
    makeInvitation(context, tx, by, { ...invited, personId: null }),
  );
}
