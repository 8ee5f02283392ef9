import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Requirement
 * @property {string} name what a person would call it
 * @property {string} debian the package that brings it on Debian and its kin
 * @property {() => boolean} present
 */

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, name)));
}

/** @param {string} library */
const hasLibrary = (library) =>
  spawnSync('pkg-config', ['--exists', library], { stdio: 'ignore' }).status === 0;

/** @param {string} include */
const hasHeader = (include) =>
  spawnSync('c++', ['-x', 'c++', '-E', '-'], {
    input: `#include <${include}>`,
    stdio: ['pipe', 'ignore', 'ignore'],
  }).status === 0;

/** @param {string} folder @returns {string[]} */
function namesBelow(folder) {
  return fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}

const postgresHome = '/usr/lib/postgresql';

function hasPostgres() {
  const versions = fs.existsSync(postgresHome) ? fs.readdirSync(postgresHome) : [];
  return onPath('initdb') || versions.some((v) => fs.existsSync(path.join(postgresHome, v, 'bin/initdb')));
}

/** @param {string} name @param {string} debian @returns {Requirement} */
const tool = (name, debian) => ({ name, debian, present: () => onPath(name) });

/** @param {string} name @param {string} debian @returns {Requirement} */
const library = (name, debian) => ({ name, debian, present: () => hasLibrary(name) });

/**
 * A library by its header: Debian's flatbuffers keeps the file that pkg-config asks for in the run-time package.
 * @param {string} name @param {string} include @param {string} debian @returns {Requirement}
 */
const header = (name, include, debian) => ({ name, debian, present: () => hasHeader(include) });

/** What building the media worker takes. */
export const buildTools = [
  tool('c++', 'g++'),
  tool('meson', 'meson'),
  tool('ninja', 'ninja-build'),
  tool('pkg-config', 'pkg-config'),
  tool('flatc', 'flatbuffers-compiler'),
  header('flatbuffers', 'flatbuffers/flatbuffers.h', 'libflatbuffers-dev'),
  library('libuv', 'libuv1-dev'),
  library('openssl', 'libssl-dev'),
  library('libsrtp2', 'libsrtp2-dev'),
  library('absl_flat_hash_map', 'libabsl-dev'),
];

export const chromium = tool('chromium', 'chromium');

/** Without it Chromium draws boxes for Japanese, and screenshots prove nothing. @type {Requirement} */
export const cjkFonts = {
  name: 'a font with Japanese',
  debian: 'fonts-noto-cjk',
  present: () => namesBelow('/usr/share/fonts').some((file) => /cjk/i.test(file)),
};

/** @type {Requirement} */
export const postgresql = { name: 'PostgreSQL (initdb)', debian: 'postgresql', present: hasPostgres };
