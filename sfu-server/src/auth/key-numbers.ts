import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Executor } from '../db/database.ts';
import type { Logger } from '../log.ts';
import type { KeyRing } from '../startup/secrets.ts';

/**
 * What the library encrypts names its key by a number. It is made of the key, so that it stays the same whatever other
 * keys come and go: 48 bits, which JavaScript's numbers hold, and which say nothing of a random key of 256.
 */
export const numbered = (value: string): { version: number; value: string } => ({
  version: createHash('sha256').update(`mado number of a key ${value}`).digest().readUIntBE(0, 6),
  value,
});

/** Says in the log which authenticator apps were set up under another secret: nobody else can tell. */
export async function tellOldApps(
  { database, log }: { database: Database; log: Pick<Logger, 'info' | 'warn'> },
  keys: KeyRing,
): Promise<void> {
  const [current, ...former] = keys.map((key) => String(numbered(key).version));
  const apps = await database.read('numbers-of-apps', numbersOfApps);
  const old = apps.filter((app) => app.some((number) => number !== current));
  const lost = old.filter((app) => app.some((number) => number !== current && !former.includes(number)));
  if (lost.length > 0) {
    log.warn(
      { code: 'former-secret-missing', apps: lost.length },
      'authenticator apps cannot be read: they are of a secret that MADO_FORMER_SECRETS does not name',
    );
  }
  const kept = old.length - lost.length;
  if (kept > 0)
    log.info({ code: 'former-secret-needed', apps: kept }, 'authenticator apps are of a former secret');
}

/** Of each app the numbers of the keys of its secret and of its recovery codes: `$ba$<number>$…`. */
async function numbersOfApps(db: Executor): Promise<string[][]> {
  const rows = await db
    .selectFrom('auth_two_factor')
    .select([
      sql<string>`split_part(secret, '$', 3)`.as('secret_number'),
      sql<string>`split_part(backup_codes, '$', 3)`.as('codes_number'),
    ])
    .execute();
  return rows.map(({ secret_number, codes_number }) => [secret_number, codes_number]);
}
