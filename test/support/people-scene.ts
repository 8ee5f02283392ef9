import { clientOf, type PersonRole } from '@mado/core/domain/person.ts';
import type { NewAuditEntry } from '@mado/sfu-server/audit/auditor.ts';
import type { Principal } from '@mado/sfu-server/auth/principal.ts';
import { tokenHasher } from '@mado/sfu-server/auth/tokens.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { acceptInvitation } from '@mado/sfu-server/people/acceptance.ts';
import { invite, type Made } from '@mado/sfu-server/people/invitations.ts';
import type { By, PeopleContext } from '@mado/sfu-server/people/people-context.ts';
import { insertPerson } from '@mado/sfu-server/people/people-repository.ts';
import { newEmbedded } from './embedded-database.ts';

/** Accounts without a server: a migrated database, time that stands still, and every fact that was kept. */
export interface PeopleScene extends AsyncDisposable {
  readonly context: PeopleContext;
  readonly facts: NewAuditEntry[];
  /** The administrator who asks. */
  readonly admin: By;
  /** Lets milliseconds pass. */
  readonly pass: (ms: number) => void;
  /** Makes the account that somebody was invited to. @returns its id */
  readonly accept: (made: Made) => Promise<string>;
  readonly join: (role: PersonRole, email: string) => Promise<string>;
}

export const goodPassword = 'seven tall cranes at dusk';
export const acceptance = (token: string) => ({
  token,
  password: goodPassword,
  from: '192.0.2.7',
  cookies: undefined,
});
export const tokenIn = ({ path }: Made): string => path.split('=')[1] ?? '';

export async function peopleScene(): Promise<PeopleScene> {
  const database = await newEmbedded();
  let now = Date.parse('2026-04-01T00:00:00Z');
  const clock = { now: () => new Date(now) };
  const facts: NewAuditEntry[] = [];
  const context: PeopleContext = {
    database,
    clock,
    hashToken: tokenHasher('a secret of these tests'),
    people: {
      hashPassword: (password) => Promise.resolve(`hash of ${password.length}`),
      signIn: (_client, personId) => Promise.resolve(personId),
      tokenOf: () => null,
      find: () => Promise.resolve(null),
    },
    markDevice: (email) => `known to ${email}`,
    auditor: { append: (_tx, entry) => Promise.resolve(facts.push(entry)) },
  };
  const accept = async (made: Made) => {
    const client = clientOf[made.invitation.role];
    return (await acceptInvitation(context, client, acceptance(tokenIn(made)))).personId;
  };
  const admin = await makeWard(database, clock.now());
  return {
    context,
    facts,
    admin,
    pass: (ms) => void (now += ms),
    accept,
    join: async (role, email) => {
      const languages = role === 'interpreter' ? ['jsl', 'en'] : [];
      return accept(await invite(context, admin, { role, name: `${role} of tests`, email, languages }));
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** Two languages and an administrator. */
async function makeWard(database: Database, at: Date): Promise<By> {
  const id = newId();
  await database.transaction('make-ward', async (tx) => {
    const languages = [
      { tag: 'jsl', modality: 'sign' as const, position: 0 },
      { tag: 'en', modality: 'spoken' as const, position: 1 },
    ];
    await tx.insertInto('language').values(languages).execute();
    await insertPerson(tx, { id, name: '管理者', email: 'first@ward.example', role: 'admin', at });
  });
  return { actor: principalOf(id), from: '192.0.2.1' };
}

export const principalOf = (subjectId: string): Principal => ({
  role: 'admin',
  actor: 'admin',
  subjectId,
  sessionId: 's',
  expiresAt: new Date(1e13),
});

/** An entry about an account as it lies in the audit log, chained to nothing. */
export async function leaveEntry(
  { database }: Pick<PeopleContext, 'database'>,
  seq: number,
  { action, actor, subject }: { action: string; actor: string | null; subject: string },
): Promise<void> {
  const hash = String(seq).padStart(64, '0');
  const row = { seq, id: newId(), at: '2026-04-01T00:00:00Z', action, detail: '{}', key_id: 'k' };
  const who = { actor_kind: actor === null ? 'nobody' : 'admin', actor_id: actor, from_address: '192.0.2.9' };
  const values = { ...row, ...who, subject_kind: 'person', subject_id: subject, prev_hash: hash, hash };
  await database.transaction('entry', (tx) => tx.insertInto('audit_entry').values(values).execute());
}
