import {
  appendFile,
  constants,
  open,
  readdir,
  readFile,
  rm,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';

const DAY_LENGTH = 'YYYY-MM-DD'.length;
/** Files that were put aside for people to look at. */
const setAside = /^spool\.(?:damaged|rejected)\.(\d{4}-\d\d-\d\d)/;

/** Those of a folder whose day (UTC) is over at an instant. */
export async function setAsideBefore(folder: string, before: Date): Promise<string[]> {
  const first = before.toISOString().slice(0, DAY_LENGTH);
  const names = await readdir(folder);
  return names.filter((name) => (setAside.exec(name)?.[1] ?? first) < first);
}

/** Deletes files of a folder. */
export async function deleteSetAside(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(path.join(folder, name), { force: true });
}

/** The file of the spool. Everything that it says is done has reached the disk. */
export class SpoolFile {
  readonly #folder: string;
  #handle: FileHandle | null = null;
  /** Bytes that are whole. A write that failed half-way may have left more. */
  #length = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(): Promise<Buffer> {
    try {
      return await readFile(this.#path('spool'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    }
  }

  /** Adds bytes and waits for the disk. When that fails the file is as it was. */
  async append(bytes: Buffer): Promise<void> {
    const file = await this.#open();
    try {
      let written = 0;
      while (written < bytes.length) {
        const rest = bytes.length - written;
        written += (await file.write(bytes, written, rest, this.#length + written)).bytesWritten;
      }
      await file.datasync();
    } catch (error) {
      await file.truncate(this.#length).catch(() => undefined);
      throw error;
    }
    this.#length += bytes.length;
  }

  /** Leaves the first `length` bytes. */
  async cutTo(length: number): Promise<void> {
    if (this.#handle === null && (await this.read()).length === length) {
      this.#length = length;
      return;
    }
    const file = await this.#open();
    await file.truncate(length);
    await file.datasync();
    this.#length = length;
  }

  /** Keeps bytes in a file of their own. @returns its path */
  async putAside(why: string, bytes: Buffer): Promise<string> {
    const aside = this.#path(`spool.${why}.${new Date().toISOString().replaceAll(':', '')}`);
    await writeFile(aside, bytes, { mode: 0o600, flush: true });
    return aside;
  }

  /** Adds to what was rejected today. */
  async addRejected(line: string): Promise<void> {
    const day = new Date().toISOString().slice(0, DAY_LENGTH);
    await appendFile(this.#path(`spool.rejected.${day}`), `${line}\n`, { mode: 0o600, flush: true });
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  /** Opened with the first command, and its name in the folder made as safe as what is in it. */
  async #open(): Promise<FileHandle> {
    if (this.#handle !== null) return this.#handle;
    const { O_RDWR, O_CREAT } = constants;
    this.#handle = await open(this.#path('spool'), O_RDWR | O_CREAT, 0o600);
    const folder = await open(this.#folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return this.#handle;
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }
}
