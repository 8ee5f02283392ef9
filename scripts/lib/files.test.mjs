import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { copyExecutable, filesBelow, hashFiles, readIfPresent, writeAtomically } from './files.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mado-files-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
});

it('reads a file, or nothing', () => {
  writeAtomically(path.join(folder, 'new/stamp'), 'abc');
  expect(readIfPresent(path.join(folder, 'new/stamp'))).toBe('abc');
  expect(readIfPresent(path.join(folder, 'other'))).toBeUndefined();
});

it('leaves nothing but the executable', () => {
  writeAtomically(path.join(folder, 'made'), '#!/bin/sh');
  copyExecutable(path.join(folder, 'made'), path.join(folder, 'bin/worker'));
  expect(fs.readdirSync(path.join(folder, 'bin'))).toEqual(['worker']);
  expect(fs.statSync(path.join(folder, 'bin/worker')).mode & 0o111).not.toBe(0);
});

it('lists wanted files in a stable order and skips places that are not there', () => {
  for (const file of ['b/2.ts', 'a.ts', 'b/1.ts', 'b/skip/3.ts'])
    writeAtomically(path.join(folder, file), file);
  const files = filesBelow(folder, ['b', 'a.ts', 'missing'], (file) => !file.includes('skip'));
  expect(files).toEqual(['a.ts', 'b/1.ts', 'b/2.ts']);
});

it('hashes names and contents', () => {
  const hash = () => hashFiles(folder, filesBelow(folder, ['.']));
  writeAtomically(path.join(folder, 'a'), 'x');
  const first = hash();
  fs.renameSync(path.join(folder, 'a'), path.join(folder, 'b'));
  const renamed = hash();
  writeAtomically(path.join(folder, 'b'), 'y');
  expect(new Set([first, renamed, hash()]).size).toBe(3);
});
