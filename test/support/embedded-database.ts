import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Database } from '@mado/sfu-server/db/database.ts';
import { migrate } from '@mado/sfu-server/db/migrate.ts';

const root = path.join(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/mado');

/**
 * A start clears all of PostgreSQL's cache: of the usual 128 MB that is half of what a start takes. A test's few rows
 * fit into 4 MB as well, and no plan depends on it.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB'];

/** The smallest there are: a whole segment is copied with each database, and 16 MB are most of it. */
const initDbStartParams = ['--wal-segsize=1'];

/** A migrated, empty embedded database: a copy of one that was made once for these migrations. */
export async function newEmbedded(options: { timeoutMs?: number } = {}): Promise<Database> {
  loaded ??= load();
  return Database.embedded(await PGlite.create({ loadDataDir: await loaded, startParams }), options);
}

let loaded: Promise<Blob> | undefined;

/** PGlite asks for nothing but the bytes, and changes none. To put a Blob's own together takes longer than to load them. */
class Held extends Blob {
  readonly #bytes: ArrayBuffer;

  constructor(bytes: ArrayBuffer) {
    super([]);
    this.#bytes = bytes;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes);
  }
}

const load = async (): Promise<Blob> =>
  new Held(new Uint8Array(await readFile(await dumpOfEmbedded())).buffer);

/**
 * Makes the dump of a migrated database, unless it is there: to make one takes seven seconds of a processor.
 * @returns its file
 */
export async function dumpOfEmbedded(): Promise<string> {
  const file = path.join(cache, `embedded-${await version()}.tar`);
  if (await readFile(file).catch(() => null)) return file;
  const pglite = await PGlite.create({ startParams, initDbStartParams });
  await using database = Database.embedded(pglite, { timeoutMs: 60_000 });
  await database.read('migrate', migrate);
  // Otherwise each copy would first play all of this again.
  await pglite.exec('checkpoint');
  const bytes = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
  await mkdir(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
  return file;
}

/** Of all that decides what is in a dump. */
async function version(): Promise<string> {
  const sources: string[] = [];
  for await (const file of glob('sfu-server/src/db/**/*.ts', { cwd: root })) sources.push(file);
  const program = 'node_modules/@electric-sql/pglite/package.json';
  const hash = createHash('sha256');
  for (const file of [program, ...sources.sort(), path.relative(root, import.meta.filename)]) {
    hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
