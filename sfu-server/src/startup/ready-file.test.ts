import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeReadyFile } from './ready-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('appears whole, for its owner alone, and leaves nothing else', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'ready.json');
  await writeReadyFile(file, { url: 'http://localhost:3000', pid: 7 });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ url: 'http://localhost:3000', pid: 7 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['ready.json']);
});

it('says so when it cannot be written', async () => {
  const file = path.join(tmpdir(), 'mado-no-such-folder', 'ready.json');
  await expect(writeReadyFile(file, { url: '', pid: 7 })).rejects.toMatchObject({
    code: 'ready-file-unwritable',
  });
});
