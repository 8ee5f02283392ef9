import { expect, it } from 'vitest';
import { cacheKey, osRelease } from './media-worker.mjs';

const parts = {
  version: '3.27.1',
  platform: 'linux',
  arch: 'x64',
  release: 'debian12',
  hash: '0123456789ab',
};

it('names all that a worker depends on', () => {
  expect(cacheKey(parts)).toBe('3.27.1-linux-x64-debian12-0123456789ab');
});

it('keeps the cache key a plain file name', () => {
  expect(cacheKey({ ...parts, release: '../x y' })).toBe('3.27.1-linux-x64-.._x_y-0123456789ab');
});

it.each([
  ['PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_ID="12"\nID=debian\n', 'debian12'],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'ubuntu24.04'],
  ['ID=arch\n', 'arch'],
])('reads the release from os-release', (text, release) => {
  expect(osRelease(text)).toBe(release);
});

it('falls back to the kernel release', () => {
  expect(osRelease('')).not.toBe('');
});
