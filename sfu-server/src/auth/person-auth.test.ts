import { PGlite } from '@electric-sql/pglite';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { createPersonAuth } from './person-auth.ts';

let database: Database;
beforeAll(async () => {
  database = Database.embedded(await PGlite.create());
  await database.read('migrate', migrate);
}, 60_000);
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

it('finds every table and column of the library in our migrations', async () => {
  const { options } = createPersonAuth('admin', {
    kysely: database.forAccounts,
    clock: systemClock,
    secret: 'a-secret-of-one-server-0123456789abcdef',
    secure: false,
    publicUrl: 'http://localhost:3000',
  });
  const missing = await getMigrations(options);
  expect(missing.toBeCreated).toEqual([]);
  expect(missing.toBeAdded).toEqual([]);
});
