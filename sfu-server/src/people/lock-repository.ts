import { MadoError } from '@mado/core/domain/errors.ts';
import type { Executor } from '../db/database.ts';
import type { StoredPerson } from './people-repository.ts';

export type LockedPerson = Pick<StoredPerson, 'id' | 'name' | 'email' | 'role' | 'disabledAt'>;

/** Of these, those that there are, by id, locked until the end of the transaction. */
export async function lockPeople(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedPerson>> {
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'name', 'email', 'role', 'disabled_at as disabledAt'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export const lockPerson = async (db: Executor, id: string): Promise<LockedPerson | null> =>
  (await lockPeople(db, [id])).get(id) ?? null;

/**
 * Holds on to the right of who asks until the end of the transaction: nobody takes it away meanwhile.
 * @throws {MadoError} `forbidden`: they are no administrator any more
 */
export async function lockAdministrator(db: Executor, id: string): Promise<void> {
  if (!isAdministrator((await lockPerson(db, id)) ?? undefined))
    throw new MadoError('forbidden', 'no administrator');
}

export const isAdministrator = (person: LockedPerson | undefined): boolean =>
  person?.role === 'admin' && person.disabledAt === null;
