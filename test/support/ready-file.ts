import { readFile, watch } from 'node:fs/promises';
import path from 'node:path';
import type { TrialLinks } from '@mado/sfu-server/trial/links.ts';

export interface TrialReady {
  readonly url: string;
  readonly pid: number;
  readonly links: TrialLinks;
}

/** The ready file of a trial in a folder, once it is there. It is written whole, so that whoever sees it can read it. */
export async function trialReady(folder: string): Promise<TrialReady> {
  const file = path.join(folder, 'ready.json');
  const read = async () => JSON.parse(await readFile(file, 'utf8')) as TrialReady;
  const stop = new AbortController();
  const changes = watch(folder, { signal: stop.signal });
  try {
    return await read();
  } catch {
    for await (const { filename } of changes) if (filename === 'ready.json') return await read();
    throw new Error('unreachable: a watch does not end by itself');
  } finally {
    stop.abort();
  }
}
