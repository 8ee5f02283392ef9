import { describe, expect, it } from 'vitest';
import { judge } from './mutation-report.mjs';

const source = `if (rings && free) {\n  ring();\n}`;

/** @param {string} status */
const mutant = (status, replacement = 'true', [line, column, endLine, endColumn] = [1, 5, 1, 18]) => ({
  status,
  replacement,
  location: { start: { line, column }, end: { line: endLine, column: endColumn } },
});

/** @param {Record<string, object[]>} files */
function judged(files, names = Object.keys(files)) {
  const mutated = Object.entries(files).map(([name, mutants]) => [name, { source, mutants }]);
  return judge(JSON.stringify({ files: Object.fromEntries(mutated) }), names, 85);
}

/** @param {number} count @param {string} status */
const many = (count, status) => Array.from({ length: count }, () => mutant(status));

describe('what the tests noticed', () => {
  it('is told for each file and for all, with each change that went unnoticed', () => {
    const block = mutant('NoCoverage', '{}', [1, 20, 3, 2]);
    expect(judged({ 'src/a.ts': [...many(18, 'Killed'), block], 'src/b.ts': many(1, 'Timeout') })).toEqual({
      lines: [
        '  src/a.ts:1:20  { ring(); } → {}',
        '94.7 % (18 of 19)  a.ts',
        '100.0 % (1 of 1)  b.ts',
        '95.0 % (19 of 20)  of all',
      ],
    });
  });

  it('is enough from the wanted share on, over all files', () => {
    const enough = { 'a.ts': [...many(84, 'Killed'), ...many(15, 'Survived')], 'b.ts': many(1, 'Killed') };
    expect(judged(enough).failure).toBeUndefined();
    const short = { ...enough, 'b.ts': many(1, 'Survived') };
    expect(judged(short).failure).toBe('84.0 % (84 of 100) of the changes were noticed, 85 % are wanted');
  });

  it('is told in one short line of each change', () => {
    const removed = judged({ 'a.ts': [mutant('Survived', '')] });
    expect(removed.lines[0]).toBe('  a.ts:1:5  rings && free → (nothing)');
    const long = judged({ 'a.ts': [mutant('Survived', 'x'.repeat(80))] });
    expect(long.lines[0]).toBe(`  a.ts:1:5  rings && free → ${'x'.repeat(59)}…`);
  });

  it('counts no change that the tests could not be run on', () => {
    const { lines } = judged({ 'a.ts': [mutant('RuntimeError'), mutant('Ignored'), mutant('Killed')] });
    expect(lines).toEqual(['100.0 % (1 of 1)  a.ts', '100.0 % (1 of 1)  of all']);
  });
});

describe('a run that showed nothing', () => {
  it('is not taken for a good one without a report', () => {
    expect(judge(undefined, ['a.ts'], 85)).toEqual({ lines: [], failure: 'there is no report' });
  });

  it('is not taken for a good one where a file had nothing to change, or is not there', () => {
    const { failure } = judged({ 'a.ts': many(9, 'Killed'), 'b.ts': many(9, 'Ignored') }, [
      'a.ts',
      'b.ts',
      'c.ts',
    ]);
    expect(failure).toBe('nothing was changed in b.ts, c.ts');
  });
});
