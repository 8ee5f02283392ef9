import { readdir, readFile } from 'node:fs/promises';

/** What the system says that a process holds. */
export interface Holdings {
  /** Resident memory, in kB. */
  readonly rss: number;
  /** The part of it that no other process shares, in kB. */
  readonly own: number;
  /** Open file descriptors. */
  readonly files: number;
}

export async function holdingsOf(pid: number): Promise<Holdings> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kB = (name: string): number => {
    const value = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1];
    if (value === undefined) throw new Error(`smaps_rollup has no ${name}`);
    return Number(value);
  };
  return {
    rss: kB('Rss'),
    own: kB('Private_Clean') + kB('Private_Dirty'),
    files: (await readdir(`/proc/${pid}/fd`)).length,
  };
}

/** The processes that a process started, in the order of their start. */
export async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number)).toSorted((a, b) => a - b);
}
