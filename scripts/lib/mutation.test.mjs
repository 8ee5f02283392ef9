import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './files.mjs';
import { filesToMutate } from './mutation.mjs';

it('changes only files that have their tests beside them', () => {
  for (const file of filesToMutate([])) {
    const tests = file.replace(/\.ts$/, '.test.ts');
    expect([file, tests].filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
  }
});

it('changes the files whose path has a word in it', () => {
  expect(filesToMutate(['matching'])).toEqual(['shared/core/src/domain/matching.ts']);
  expect(filesToMutate(['reconnect'])).toEqual([]);
});
