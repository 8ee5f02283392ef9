import path from 'node:path';
import { z } from 'zod';
import type { ChainHead } from './chain.ts';
import { readKept } from './read-kept.ts';
import { writeDurably } from './write-durably.ts';

const FILE = 'audit-head';
const content = z.object({
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
});

/**
 * The last entry that this server wrote, outside of the database. It is written after the commit, so after a crash it
 * may be behind the log and never ahead of it: a log that is shorter than this was cut.
 */
export class HeadFile {
  readonly #file: string;
  readonly #onError: (error: unknown) => void;
  #head: ChainHead | null;
  #writing: Promise<void> | null = null;

  private constructor(file: string, head: ChainHead | null, onError: (error: unknown) => void) {
    this.#file = file;
    this.#head = head;
    this.#onError = onError;
  }

  /** @param onError told when the disk did not take it; the next entry tries again */
  static async open(dataDir: string, onError: (error: unknown) => void): Promise<HeadFile> {
    return new HeadFile(path.join(dataDir, FILE), await readHead(dataDir), onError);
  }

  get head(): ChainHead | null {
    return this.#head;
  }

  /** Commits may be told of out of order: the highest counts. */
  advance(head: ChainHead): void {
    if (this.#head !== null && head.seq <= this.#head.seq) return;
    this.#head = head;
    this.#writing ??= this.#write();
  }

  /** Resolves once the file says what the last commit said, or could not. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** One write at a time, each of the newest head. */
  async #write(): Promise<void> {
    let written: ChainHead | null = null;
    try {
      while (this.#head !== written) {
        const head: ChainHead | null = this.#head;
        await writeDurably(this.#file, `${JSON.stringify(head)}\n`);
        written = head;
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#writing = null;
    }
  }
}

/** The head in a data directory; null where none was written yet. */
export const readHead = (dataDir: string): Promise<ChainHead | null> =>
  readKept(path.join(dataDir, FILE), content);
