import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { StartupError } from '../startup/startup-error.ts';

/**
 * Reads a file that belongs to the audit log; null where it is not there. Nothing goes on without one that was changed:
 * it would be written anew, and the proof gone.
 * @throws {StartupError} `audit-file-damaged`
 */
export async function readKept<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    const message = `${file} cannot be read: restore it from a backup, or move it aside and keep it`;
    throw new StartupError('audit-file-damaged', message, { cause });
  }
}
