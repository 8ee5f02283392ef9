/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {import('./commands.mjs').Need[]} needs what has to be set up
 * @property {string[]} [files] its test files; none where it is not a vitest project
 * @property {string[]} [options] for vitest, beyond the project's own
 */

/** The stages of `npm test`, in order: beside the checks and the mutation, one vitest project each. @type {Stage[]} */
const stages = [
  { name: 'check', needs: [] },
  {
    name: 'unit',
    needs: [],
    files: ['{*,shared/*}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    // A process for each of 220 files, with all that it imports, takes three times as long as the tests in them. Said
    // here and not in the project: the mutation reads its modules anew for each change.
    options: ['--no-isolate', '--maxWorkers=100%'],
  },
  { name: 'mutation', needs: [] },
  {
    name: 'integration',
    needs: ['media-worker', 'client-builds', 'database'],
    files: ['test/integration/**/*.test.ts'],
    // They wait for programs and for each other's messages more than they compute.
    options: ['--maxWorkers=2'],
  },
  {
    name: 'simulation',
    needs: ['database'],
    files: ['test/simulation/**/*.test.ts'],
    // Both databases at once: one waits for a server process while the other computes.
    options: ['--maxWorkers=2'],
  },
  {
    name: 'screens',
    needs: ['media-worker', 'client-builds', 'browser', 'database'],
    files: ['test/screens/**/*.test.ts'],
    // Their browsers show pages and hardly any video: two of them fit beside each other.
    options: ['--maxWorkers=2'],
  },
  {
    name: 'e2e',
    needs: ['media-worker', 'client-builds', 'browser', 'database'],
    files: ['test/e2e/**/*.test.ts'],
  },
];

/** The test files of a vitest project. @param {string} name */
export function testFiles(name) {
  const files = stages.find((stage) => stage.name === name)?.files;
  if (!files) throw new Error(`no test project is called ${name}`);
  return files;
}

/**
 * `npm test -- e2e reconnect`: words that name a stage choose it, other words choose test files by their path.
 * Without a stage all run; with only file words those that have test files.
 * @param {string[]} args
 */
export function chooseStages(args) {
  const filters = args.filter((word) => !stages.some(({ name }) => name === word));
  const named = stages.filter(({ name }) => args.includes(name));
  const unnamed = stages.filter(({ files }) => files || filters.length === 0);
  return { chosen: named.length > 0 ? named : unnamed, filters };
}

/** What has to be set up for a run with these arguments. @param {string[]} args */
export function needsOf(args) {
  return [...new Set(chooseStages(args).chosen.flatMap(({ needs }) => needs))];
}
