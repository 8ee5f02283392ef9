/** What of the routing has behaviour: its tests must notice when a line of these files is changed. */
const routing = [
  'call',
  'matching',
  'relaxation',
  'overflow',
  'strain',
  'erlang',
  'presence',
  'ring-no-answer',
  'wait-estimate',
];

/** The least share of changes that the tests must notice. */
export const wantedPercent = 85;

const domain = 'shared/core/src/domain';

export default {
  mutate: routing.map((name) => `${domain}/${name}.ts`),
  // Of the tests the copy holds only those beside these files: they alone must suffice. (`testFiles` would say so in one
  // line, but with it Stryker 10.1 changes a module's constants only after they were read, and no test can notice.)
  ignorePatterns: [
    '*',
    '!shared/core/src/**/*.ts',
    '*.test.ts',
    ...[...routing, 'matching-wishes'].map((name) => `!${domain}/${name}.test.ts`),
    '!shared/core/tsconfig.json',
    '!{tsconfig.json,vitest.config.ts,scripts/stages.mjs}',
  ],
  disableTypeChecks: false,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  concurrency: 2,
  // What takes longer counts as noticed: on a busy computer, too, it must be an endless loop.
  timeoutMS: 30_000,
  reporters: ['json'],
  logLevel: 'warn',
  // Constants take longer than the rest and matter as much.
  warnings: { slow: false },
};
