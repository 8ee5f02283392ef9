import path from 'node:path';

/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {object} Mutant one change of the code
 * @property {string} status
 * @property {string} [replacement]
 * @property {{ start: Position, end: Position }} location
 *
 * @typedef {{ source: string, mutants: Mutant[] }} MutatedFile
 * @typedef {{ files: Record<string, MutatedFile> }} Report the part of Stryker's JSON report that counts
 */

/** The tests could not be run on it, as where the file no longer loads: it says nothing of them. */
const voidStatuses = ['CompileError', 'RuntimeError', 'Ignored'];

/** @param {Mutant} mutant */
const counts = ({ status }) => !voidStatuses.includes(status);

/** @param {Mutant} mutant */
const isNoticed = ({ status }) => status === 'Killed' || status === 'Timeout';

/**
 * What a run of Stryker comes to: what was not noticed, how much was, and why that is not good enough, if
 * so. The report must tell of every file: nothing is shown of one that is not there.
 * @param {string | undefined} text the report @param {string[]} names of the files @param {number} wantedPercent
 * @returns {{ lines: string[], failure?: string }}
 */
export function judge(text, names, wantedPercent) {
  if (text === undefined) return { lines: [], failure: 'there is no report' };
  const { files } = /** @type {Report} */ (JSON.parse(text));
  const all = names.map((name) => ({ name, source: '', mutants: [], ...files[name] }));
  const total = score(all.flatMap(({ mutants }) => mutants));
  const lines = [
    ...all.flatMap(unnoticed),
    ...all.map(({ name, mutants }) => `${inWords(score(mutants))}  ${path.basename(name)}`),
    `${inWords(total)}  of all`,
  ];
  const untouched = all.filter(({ mutants }) => !mutants.some(counts)).map(({ name }) => name);
  if (untouched.length > 0) return { lines, failure: `nothing was changed in ${untouched.join(', ')}` };
  if (total.percent >= wantedPercent) return { lines };
  return { lines, failure: `${inWords(total)} of the changes were noticed, ${wantedPercent} % are wanted` };
}

/** @param {Mutant[]} mutants */
function score(mutants) {
  const all = mutants.filter(counts);
  const noticed = all.filter(isNoticed).length;
  return { noticed, of: all.length, percent: all.length === 0 ? 0 : (100 * noticed) / all.length };
}

/** @param {ReturnType<typeof score>} score */
const inWords = ({ noticed, of, percent }) => `${percent.toFixed(1)} % (${noticed} of ${of})`;

/** A line for each change that no test noticed. @param {MutatedFile & { name: string }} file */
function unnoticed({ name, source, mutants }) {
  return mutants
    .filter((mutant) => counts(mutant) && !isNoticed(mutant))
    .map(({ location, replacement = '' }) => {
      const { line, column } = location.start;
      const change = `${inShort(textAt(source, location))} → ${inShort(replacement)}`;
      return `  ${name}:${line}:${column}  ${change}`;
    });
}

/** @param {string} source @param {Mutant['location']} location */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const tail = (lines[last] ?? '').slice(0, end.column - 1);
  return [...lines.slice(0, last), tail].join('\n').slice(start.column - 1);
}

/** @param {string} code */
function inShort(code) {
  const line = code.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '(nothing)';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
