import { readFile, watch } from 'node:fs/promises';
import path from 'node:path';
import type { TrialLinks } from '@mado/sfu-server/trial/links.ts';

interface Ready {
  readonly url: string;
  readonly pid: number;
}

export interface TrialReady extends Ready {
  readonly links: TrialLinks;
}

/** The same of a trial, which has links. */
export const trialReady = (folder: string): Promise<TrialReady> => readyIn(folder) as Promise<TrialReady>;

/** The ready file in a folder, once it is there. It is written whole, so that whoever sees it can read it. */
export async function readyIn(folder: string): Promise<Ready> {
  const file = path.join(folder, 'ready.json');
  const read = async () => JSON.parse(await readFile(file, 'utf8')) as Ready;
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
