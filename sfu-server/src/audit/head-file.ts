import path from 'node:path';
import { z } from 'zod';
import type { ChainHead } from './chain.ts';
import { readKept } from './read-kept.ts';
import { writeDurably } from './write-durably.ts';

const FILE = 'audit-head';
const content = z.array(
  z.object({
    chain: z.uuid(),
    place: z.string().min(1),
    seq: z.number().int().positive(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.string(),
  }),
);

/** The head of one of the chains that were written from this data directory. */
interface KeptHead extends ChainHead {
  /** What the chain is called in its database. */
  readonly chain: string;
  /** Where that database is, as the configuration has it. */
  readonly place: string;
}

/** A chain, and where it was found. */
interface Found {
  /** Null: the database has no name for one. */
  readonly chain: string | null;
  readonly place: string;
}

/**
 * The last entries that this server wrote, outside of the databases: one for each, since a trial and a server, or one
 * server after the other, may share a data directory. It is written after the commit, so after a crash it may be behind
 * the log and never ahead of it: a log that is shorter than this was cut.
 */
export class HeadFile {
  readonly #file: string;
  readonly #place: string;
  readonly #onError: (error: unknown) => void;
  #heads: readonly KeptHead[];
  #writing: Promise<void> | null = null;

  private constructor(options: HeadFileOptions, heads: readonly KeptHead[]) {
    this.#file = path.join(options.dataDir, FILE);
    this.#place = options.place;
    this.#onError = options.onError;
    this.#heads = heads;
  }

  static async open(options: HeadFileOptions): Promise<HeadFile> {
    return new HeadFile(options, await readHeads(options.dataDir));
  }

  /** Where the chain of this name ended; null: none is known. See {@link headOf}. */
  of(chain: string | null): ChainHead | null {
    return headOf(this.#heads, { chain, place: this.#place });
  }

  /** Commits may be told of out of order: the highest counts. */
  advance(chain: string, { seq, hash, at }: ChainHead): void {
    const known = this.#heads.find((each) => each.chain === chain);
    if (known !== undefined && seq <= known.seq) return;
    const others = this.#heads.filter((each) => each !== known);
    this.#heads = [...others, { chain, place: this.#place, seq, hash, at }];
    this.#writing ??= this.#write();
  }

  /** Resolves once the file says what the last commit said, or could not. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** One write at a time, each of the newest heads. */
  async #write(): Promise<void> {
    let written: readonly KeptHead[] | null = null;
    try {
      while (this.#heads !== written) {
        const heads: readonly KeptHead[] = this.#heads;
        await writeDurably(this.#file, `${JSON.stringify(heads)}\n`);
        written = heads;
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#writing = null;
    }
  }
}

export interface HeadFileOptions {
  readonly dataDir: string;
  /** Where the database is. */
  readonly place: string;
  /** Told when the disk did not take it; the next entry tries again. */
  readonly onError: (error: unknown) => void;
}

/** The heads in a data directory. */
export const readHeads = async (dataDir: string): Promise<readonly KeptHead[]> =>
  (await readKept(path.join(dataDir, FILE), content)) ?? [];

/**
 * Where the chain that was found must have got to. By its name, since a database may move; where no head has that name,
 * by the place: whoever can empty the log can rename the chain as well, but has no say in where the server looks for it.
 */
export const headOf = (heads: readonly KeptHead[], { chain, place }: Found): ChainHead | null =>
  heads.find((each) => each.chain === chain) ?? heads.find((each) => each.place === place) ?? null;
