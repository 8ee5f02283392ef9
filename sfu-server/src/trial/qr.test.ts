import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qrLines } from './qr.ts';

const link = `https://192.168.7.4:3000/link/${'a-B_9'.repeat(8)}xyz`;

/** What a camera sees, module by module. */
const modules = (lines: readonly string[]) =>
  lines.flatMap((line) => [
    Array.from(line, (half) => half === '█' || half === '▀'),
    Array.from(line, (half) => half === '█' || half === '▄'),
  ]);

it('shows every module, with light around them', () => {
  const { data, size } = encode(link, { ecc: 'L', border: 2 });
  expect(modules(qrLines(link, false)).slice(0, size)).toEqual(data);
  expect(data[1]).not.toContain(true);
});

it('fits into a terminal', () => {
  const lines = qrLines(link, false);
  expect(lines[0]?.length).toBeLessThan(60);
  expect(lines.length).toBeLessThan(30);
});

it('is dark on light in every terminal', () => {
  const plain = qrLines(link, false);
  expect(qrLines(link, true)).toEqual(plain.map((line) => `\u001B[30;107m${line}\u001B[0m`));
});
