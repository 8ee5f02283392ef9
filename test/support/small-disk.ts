import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CHUNK = Buffer.alloc(64 * 1024);

/** A disk of its own, in memory, that can be filled up or made read-only. Mounting it takes root. */
export class SmallDisk implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static isPossible(): boolean {
    return process.platform === 'linux' && userInfo().uid === 0;
  }

  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    return new SmallDisk(folder);
  }

  /** Leaves no byte free. */
  async fill(): Promise<void> {
    try {
      for (;;) await writeFile(this.#filling, CHUNK, { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  async free(): Promise<void> {
    await rm(this.#filling);
  }

  /** @param mode `ro`: nothing can be written, not even by root */
  async remount(mode: 'ro' | 'rw'): Promise<void> {
    await run('mount', ['-o', `remount,${mode}`, this.folder]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await run('umount', [this.folder]);
    await rmdir(this.folder);
  }

  get #filling(): string {
    return path.join(this.folder, 'filling');
  }
}
