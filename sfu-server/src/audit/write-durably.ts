import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Replaces a file, for its owner alone, so that after a power cut there is the former or the new one, and whole. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const unfinished = `${file}.tmp`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
