import { keptCommand, type KeptCommand } from './kept-command.ts';
import { decodeFrames, encodeFrame } from './frames.ts';
import { SpoolFile } from './spool-file.ts';

/** What an operator has to know of. */
export type SpoolEvent =
  /** The end of the file was damaged or half written; it was put aside. */
  | { readonly code: 'spool-damaged'; readonly whole: number; readonly bytes: number; readonly aside: string }
  /** A command cannot be written to disk: it is kept in memory alone, until it can. */
  | { readonly code: 'spool-unwritable'; readonly error: unknown }
  /** A command was put aside: the database has no use for it. */
  | { readonly code: 'spool-rejected'; readonly type: string; readonly id: string; readonly error: unknown };

/**
 * Commands that wait for the database, in the order in which they were given: in memory, and on disk so that they
 * outlive this process.
 */
export class Spool {
  readonly #file: SpoolFile;
  readonly #tell: (event: SpoolEvent) => void;
  readonly #waiting: KeptCommand[];
  #unwritten: KeptCommand[] = [];
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: SpoolFile, waiting: KeptCommand[], tell: (event: SpoolEvent) => void) {
    this.#file = file;
    this.#waiting = waiting;
    this.#tell = tell;
  }

  /** Takes up what an earlier process left behind. A damaged end is put aside in a file of its own. */
  static async open(folder: string, tell: (event: SpoolEvent) => void): Promise<Spool> {
    const file = new SpoolFile(folder);
    const bytes = await file.read();
    const { waiting, wholeBytes } = readCommands(bytes);
    if (wholeBytes < bytes.length) {
      const aside = await file.putAside('damaged', bytes.subarray(wholeBytes));
      tell({ code: 'spool-damaged', whole: waiting.length, bytes: bytes.length - wholeBytes, aside });
    }
    await file.cutTo(wholeBytes);
    return new Spool(file, waiting, tell);
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** How many are in memory alone, because the disk does not take them. */
  get unwritten(): number {
    return this.#unwritten.length;
  }

  first(): KeptCommand | null {
    return this.#waiting[0] ?? null;
  }

  /**
   * Keeps a command. Resolves once it is safe on disk, or once the disk has refused it: then it is kept in memory, and
   * written as soon as that works again.
   */
  async keep(kept: KeptCommand): Promise<void> {
    this.#waiting.push(kept);
    this.#unwritten.push(kept);
    await this.flush();
  }

  /** Writes what could not be written so far. */
  flush(): Promise<void> {
    return this.#enqueue(async () => {
      const batch = this.#unwritten;
      if (batch.length === 0) return;
      try {
        await this.#file.append(Buffer.concat(batch.map(encode)));
        this.#unwritten = this.#unwritten.slice(batch.length);
      } catch (error) {
        this.#tell({ code: 'spool-unwritable', error });
      }
    });
  }

  /** The first command is done with. It stays on disk until {@link Spool.sweep}. */
  shift(): void {
    const [done] = this.#waiting.splice(0, 1);
    this.#unwritten = this.#unwritten.filter((kept) => kept !== done);
  }

  /** The database has no use for the first command: it is put aside for people to look at. */
  async reject(error: unknown): Promise<void> {
    const kept = this.first();
    if (kept === null) return;
    this.#tell({ code: 'spool-rejected', type: kept.command.type, id: kept.id, error });
    const line = JSON.stringify({ ...kept, because: String(error) });
    await this.#enqueue(() => this.#file.addRejected(line)).catch((cause: unknown) => {
      this.#tell({ code: 'spool-unwritable', error: cause });
    });
    this.shift();
  }

  /** Empties the file, unless something waits by now or the disk refuses. @returns whether it is empty */
  async sweep(): Promise<boolean> {
    let swept = false;
    await this.#enqueue(async () => {
      if (this.#waiting.length > 0) return;
      try {
        await this.#file.cutTo(0);
        swept = true;
      } catch (error) {
        this.#tell({ code: 'spool-unwritable', error });
      }
    });
    return swept;
  }

  async close(): Promise<void> {
    await this.#enqueue(() => this.#file.close());
  }

  /** One at a time, in order: what is asked for later finds what was asked for earlier done. */
  #enqueue(task: () => Promise<void>): Promise<void> {
    const run = this.#writing.then(task);
    this.#writing = run.catch(() => undefined);
    return run;
  }
}

/** A whole frame that is no command of ours is damage like any other: so is all that follows. */
function readCommands(bytes: Buffer): { waiting: KeptCommand[]; wholeBytes: number } {
  const waiting: KeptCommand[] = [];
  let wholeBytes = 0;
  for (const payload of decodeFrames(bytes).payloads) {
    const parsed = keptCommand.safeParse(parseJson(payload));
    if (!parsed.success) break;
    waiting.push(parsed.data);
    wholeBytes += encodeFrame(payload).length;
  }
  return { waiting, wholeBytes };
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return null;
  }
}

const encode = (kept: KeptCommand): Buffer => encodeFrame(Buffer.from(JSON.stringify(kept), 'utf8'));
