import { rename, rm, writeFile } from 'node:fs/promises';
import type { TrialLinks } from '../trial/links.ts';
import { StartupError } from './startup-error.ts';

/** What a program that started the server waits for. */
export interface Ready {
  readonly url: string;
  /** The server's own. */
  readonly pid: number;
  /** In a trial alone. */
  readonly links?: TrialLinks;
}

/**
 * Writes the ready file: whoever sees it sees the whole of it. For its owner alone, since its links sign in.
 * @throws {StartupError} `ready-file-unwritable`
 */
export async function writeReadyFile(file: string, ready: Ready): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new StartupError('ready-file-unwritable', `MADO_READY_FILE: ${file} cannot be written`, { cause });
  }
}
