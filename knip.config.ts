import type { KnipConfig } from 'knip';

/** Style sheets import packages too: fonts and design tokens. */
const importsOf = (css: string): string =>
  [...css.matchAll(/@import\s+['"]([^'"]+)['"]/g)]
    .map(([, source]) => `import '${source ?? ''}';`)
    .join('\n');

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['c\\+\\+', 'pkg-config', 'pulseaudio', 'turnserver'],
  compilers: { css: importsOf },
  workspaces: {
    '.': {
      entry: ['scripts/{launch,check,test,dev,mutate,check-translations}.mjs'],
      project: ['scripts/**/*.mjs', '*.{js,ts}'],
    },
    'shared/core': { entry: [], project: ['src/**/*.ts'] },
    'shared/client': { entry: [], project: ['*.ts', 'src/**/*.{ts,tsx,css}'] },
    'sfu-server': { entry: ['bin/*.ts'], project: ['{bin,src}/**/*.ts'] },
    '*-client': { project: ['src/**/*.{ts,tsx,css}'] },
    test: {
      entry: [
        'bench/run.ts',
        'bench/flooding-client.ts',
        'screenshots.ts',
        'simulation/routing/{simulate,server-process}.ts',
      ],
      project: ['**/*.ts'],
    },
  },
};

export default config;
