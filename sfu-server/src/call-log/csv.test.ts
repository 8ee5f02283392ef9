import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each([
  ['=1+1', `'=1+1`],
  ['+81', `'+81`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['\rx', `"'\rx"`],
  ['=a,"b"', `"'=a,""b"""`],
  ['a=b', 'a=b'],
  ['二\n行', '"二\n行"'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
])('writes %j so that no spreadsheet runs it', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

it('leaves numbers and what is missing plain', () => {
  expect(csvLine(['a', 1, null, 0])).toBe('a,1,,0\r\n');
});
