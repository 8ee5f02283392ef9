import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { variableNames } from './variables.ts';

it('are each in the table of docs/operations.md, and nothing else is', async () => {
  const text = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `(MADO_\w+|DATABASE_URL)` +\|/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual([...variableNames].sort());
});
