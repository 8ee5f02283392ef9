import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** A folder for a test, until the tests of its file are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mado-unit-'));
  made.push(folder);
  return folder;
}

afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));
