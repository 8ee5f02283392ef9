import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/eslint/boundaries.mjs';
import { architecturePlugin } from './scripts/eslint/plugin.mjs';

const tests = ['**/*.test.{ts,tsx,mjs}'];

/** All that runs in a browser is one project here: its libraries are most of the work. */
const projects = ['sfu-server', 'test', 'scripts', 'scripts/eslint'];

/** @type {import('eslint').Linter.Config[]} */
const architecture = boundaries.map(({ name, files, except }) => ({
  name: `architecture/${name}`,
  files,
  ignores: except,
  rules: { [`architecture/${name}`]: 'error' },
}));

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', 'data/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: projects.map((folder) => `${folder}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { architecture: architecturePlugin },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['warn', { max: 200 }],
      'architecture/file-length': 'error',
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-undef': 'off', // The compiler knows better.
      // An interface may be asynchronous where one implementation has nothing to await.
      '@typescript-eslint/require-await': 'off',
    },
  },
  architecture,
  {
    files: ['**/*.mjs'],
    rules: {
      // A cast in JSDoc is seen by the compiler and not by these.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['shared/client/**', '*-client/**'],
    extends: [reactHooks.configs.flat.recommended],
  },
  { files: ['scripts/**', 'sfu-server/bin/**', 'test/bench/**'], rules: { 'no-console': 'off' } },
  {
    files: [...tests, 'test/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      // Matchers such as expect.any() are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  { files: tests, rules: { 'max-lines-per-function': 'off' } },
);
