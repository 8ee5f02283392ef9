import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { writeAtomically } from '../lib/files.mjs';
import { inputHash, replaceFolder } from './client-builds.mjs';

/** @type {string} */
let base;

/** @param {string} file @param {string} [text] */
const write = (file, text = '') => writeAtomically(path.join(base, file), text);

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'mado-builds-'));
  onTestFinished(() => fs.rmSync(base, { recursive: true }));
  write('package-lock.json');
  write('tablet-client/src/main.tsx');
});

describe('the hash of what a client is built from', () => {
  it.each([
    'tablet-client/src/main.tsx',
    'tablet-client/index.html',
    'tablet-client/vite.config.ts',
    'shared/client/src/ui/button.tsx',
    'shared/core/src/domain/call.ts',
    'package-lock.json',
  ])('changes with %s', (file) => {
    const before = inputHash('tablet-client', base);
    write(file, 'changed');
    expect(inputHash('tablet-client', base)).not.toBe(before);
  });

  it.each([
    'tablet-client/dist/index.html',
    'tablet-client/node_modules/x/index.js',
    'tablet-client/src/app.test.tsx',
    'admin-client/src/main.tsx',
    'sfu-server/src/app.ts',
  ])('does not change with %s', (file) => {
    const before = inputHash('tablet-client', base);
    write(file, 'changed');
    expect(inputHash('tablet-client', base)).toBe(before);
  });
});

it('puts a build in the place of an older one and leaves nothing else', () => {
  write('dist/old.js');
  write('tmp/new.js');
  replaceFolder(path.join(base, 'tmp'), path.join(base, 'dist'));
  expect(fs.readdirSync(path.join(base, 'dist'))).toEqual(['new.js']);
  expect(fs.readdirSync(base).filter((name) => name.startsWith('tmp'))).toEqual([]);
});
