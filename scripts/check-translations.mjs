import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/files.mjs';
import { compareLocale, flatten, unusedKeys } from './lib/translations.mjs';

const reference = 'ja.json';

/** @param {string} file */
const load = (file) => flatten(JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')));

/** The sources that may name a package's keys: shared ones are also used by the clients. @param {string} pkg */
function sourcesOf(pkg) {
  const places = pkg.startsWith('shared/') ? [pkg, '*-client'] : [pkg];
  return fs
    .globSync(
      places.map((place) => `${place}/src/**/*.{ts,tsx}`),
      { cwd: root },
    )
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => fs.readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
}

/** @param {string} folder where a package keeps its locales */
function problemsIn(folder) {
  const locales = fs.readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.json'));
  if (!locales.includes(reference)) return [`${folder}: has no ${reference}`];
  const messages = load(path.join(folder, reference));
  const differences = locales.flatMap((file) =>
    compareLocale(messages, path.basename(file, '.json'), load(path.join(folder, file))).map(
      (problem) => `${folder}/${file}: ${problem}`,
    ),
  );
  const [pkg = ''] = folder.split('/src/');
  const unused = unusedKeys(messages, sourcesOf(pkg)).map((key) => `${folder}: nothing uses ${key}`);
  return [...differences, ...unused];
}

const problems = fs
  .globSync('{*,shared/*}/src/{locales,*/locales}', { cwd: root })
  .sort()
  .flatMap(problemsIn);
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error('(check/translations)');
process.exitCode = problems.length > 0 ? 1 : 0;
