import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { limits, type Budget } from './limits.ts';

/** Its numbers, in the order in which they are written. */
const numbersOf = (limit: number | Budget): number[] =>
  typeof limit === 'number'
    ? [limit]
    : [limit.points, limit.seconds, ...(limit.waiting === undefined ? [] : [limit.waiting])];

/** The table of the page on security: each limit by its name, with the numbers that are told of it. */
async function documented(): Promise<Record<string, number[]>> {
  const page = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\|[^|]+\|([^|]+)\|/gm)];
  return Object.fromEntries(
    rows.map(([, name = '', limit = '']) => [
      name,
      (limit.match(/\d[\d,.]*/g) ?? []).map((number) => Number(number.replaceAll(',', ''))),
    ]),
  );
}

it('every limit is in docs/security.md, with its numbers, and no other', async () => {
  const expected = Object.entries(limits).map(([name, limit]) => [name, numbersOf(limit)] as const);
  expect(await documented()).toEqual(Object.fromEntries(expected));
});
