import { expect, it } from 'vitest';
import { matchesLock } from './packages.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/express': { version: '5.1.0', integrity: 'sha512-a' },
    'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-b', optional: true },
    'node_modules/@mado/core': { resolved: 'shared/core' },
  },
};
const { '': _, 'node_modules/other-machine': __, ...installed } = lock.packages;

/** @param {object} change */
const matches = (change) => matchesLock(lock, { packages: { ...installed, ...change } });

it('takes an installation that has all but what is for other machines', () => {
  expect(matches({})).toBe(true);
});

it.each([
  ['another version', { 'node_modules/express': { version: '5.0.0', integrity: 'sha512-a' } }],
  ['other contents', { 'node_modules/express': { version: '5.1.0', integrity: 'sha512-z' } }],
  ['an optional package of another version', { 'node_modules/other-machine': { version: '2.0.0' } }],
  ['a missing package', { 'node_modules/express': undefined }],
  ['a workspace elsewhere', { 'node_modules/@mado/core': { resolved: 'elsewhere' } }],
])('refuses %s', (_what, change) => {
  expect(matches(change)).toBe(false);
});
