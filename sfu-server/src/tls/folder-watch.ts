import { watch, type FSWatcher } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** One renewal changes several files: they are looked at once it is through. In milliseconds. */
const QUIET = 500;

/**
 * Tells when something happens in the folders of some files: those that the files are called by, and those that they are
 * really in, since certbot and Kubernetes put a symbolic link in the place of another.
 */
export class FolderWatch implements Disposable {
  readonly #files: readonly string[];
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(files: readonly string[], changed: () => void) {
    this.#files = files.map((file) => path.resolve(file));
    this.#changed = changed;
  }

  /** Watches the folders that the files are in by now. */
  async renew(): Promise<void> {
    const folders = await this.#folders();
    if (this.#closed) return;
    for (const folder of this.#watchers.keys()) if (!folders.has(folder)) this.#forget(folder);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const folder of [...this.#watchers.keys()]) this.#forget(folder);
  }

  async #folders(): Promise<Set<string>> {
    const real = await Promise.all(this.#files.map((file) => realpath(file).catch(() => file)));
    return new Set([...this.#files, ...real].map((file) => path.dirname(file)));
  }

  /** A folder that cannot be watched is left to who looks now and then. */
  #watch(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => this.#happened());
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      this.#forget(folder);
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #happened(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#changed();
    }, QUIET).unref();
  }
}
