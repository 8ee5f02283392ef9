import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withStored } from './stored-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

let dataDir: string;
const use = vi.fn();
const open = () => withStored({ dataDir, databaseUrl: null }, 'end it first', use);

beforeEach(async () => {
  dataDir = await temporaryFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('says so where there is no database', async () => {
  await expect(open()).rejects.toMatchObject({ code: 'database-missing' });
});

it('touches no embedded database of another user, whose server could not start any more', async () => {
  const database = path.join(dataDir, 'database');
  await mkdir(database);
  await writeFile(path.join(database, 'PG_VERSION'), '17');
  const own = process.getuid?.() ?? 0;
  vi.spyOn(process, 'getuid').mockReturnValue(own + 1);
  await expect(open()).rejects.toMatchObject({
    code: 'data-dir-of-other-user',
    message: expect.stringContaining(`user with id ${own}, and this is ${own + 1}`),
  });
  expect([await readdir(dataDir), await readdir(database)]).toEqual([['database'], ['PG_VERSION']]);
  expect(use).not.toHaveBeenCalled();
});
