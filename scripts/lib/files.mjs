import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A file's text, or undefined where there is none. @param {string} file */
export function readIfPresent(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts a whole file in place, or nothing. @param {string} file @param {string} text */
export function writeAtomically(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}

/** Puts a whole executable in place, or nothing. @param {string} from @param {string} to */
export function copyExecutable(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}`;
  fs.copyFileSync(from, temporary);
  fs.chmodSync(temporary, 0o755);
  fs.renameSync(temporary, to);
}

/**
 * Every file below the folders (or the files themselves), sorted, relative to `base`.
 * @param {string} base @param {string[]} places @param {(file: string) => boolean} [wanted]
 */
export function filesBelow(base, places, wanted = () => true) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} place */
  const visit = (place) => {
    const stat = fs.statSync(path.join(base, place), { throwIfNoEntry: false });
    if (!stat || !wanted(place)) return;
    if (stat.isFile()) found.push(place);
    else for (const name of fs.readdirSync(path.join(base, place))) visit(path.join(place, name));
  };
  places.forEach(visit);
  return found.sort();
}

/** One hash over names and contents. @param {string} base @param {string[]} files @param {string} [salt] */
export function hashFiles(base, files, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of files) {
    const content = fs.readFileSync(path.join(base, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
