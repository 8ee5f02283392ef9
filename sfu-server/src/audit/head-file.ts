import path from 'node:path';
import { z } from 'zod';
import { chainName, type ChainHead } from './chain.ts';
import { readKept } from './read-kept.ts';
import { writeDurably } from './write-durably.ts';

const FILE = 'audit-head';
const content = z.array(
  z.object({
    chain: chainName,
    place: z.string().min(1),
    seq: z.number().int().positive(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.string(),
  }),
);

/** How far a chain had got at one of the places that this data directory was used with. */
interface KeptHead extends ChainHead {
  /** What the chain is called in its database. */
  readonly chain: string;
  /** Where that database is, as the configuration has it. */
  readonly place: string;
}

/** A chain, and where it was found. */
interface Found {
  /** Null: the database has no name for it. */
  readonly chain: string | null;
  readonly place: string;
}

/**
 * The last entries that this server wrote, outside of the databases: one for each place, since a trial and a server, or
 * one server after the other, may share a data directory. The place alone says which head an entry replaces: what the
 * database calls its log is for whoever can write to it to choose. The file is written after the commit, so after a crash it may be behind
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

  /** Where the chain of this name must have got to; null: nothing is known. See {@link headOf}. */
  of(chain: string | null): ChainHead | null {
    return headOf(this.#heads, { chain, place: this.#place });
  }

  /** Commits may be told of out of order: the highest counts. */
  advance(chain: string, { seq, hash, at }: ChainHead): void {
    const place = this.#place;
    const known = this.#heads.find((each) => each.place === place);
    if (known !== undefined && seq <= known.seq) return;
    const others = this.#heads.filter((each) => each !== known);
    this.#heads = [...others, { chain, place, seq, hash, at }];
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
 * Where the chain that was found must have got to: the furthest of the heads that have its name, since a database may
 * move, and that of its place, since whoever can cut the log can rename it as well, but has no say in where the server
 * looks for it.
 */
export const headOf = (heads: readonly KeptHead[], { chain, place }: Found): ChainHead | null =>
  heads
    .filter((each) => each.chain === chain || each.place === place)
    .reduce<KeptHead | null>((furthest, each) => (each.seq > (furthest?.seq ?? 0) ? each : furthest), null);
