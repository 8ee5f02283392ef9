import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { connect, newPostgresUrl } from '../support/databases.ts';

it('a connection to PostgreSQL compiles no statement', async () => {
  await using database = connect(await newPostgresUrl());
  const { rows } = await database.read('settings', (db) =>
    sql`select current_setting('jit') as jit`.execute(db),
  );
  expect(rows).toEqual([{ jit: 'off' }]);
});
