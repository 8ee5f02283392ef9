import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureSystemPackages } from './system-packages.mjs';

const requirements = [
  { name: 'chromium', debian: 'chromium', present: () => false },
  { name: 'meson', debian: 'meson', present: () => true },
  { name: 'a font with Japanese', debian: 'fonts-noto-cjk', present: () => false },
];
const want = { why: 'drive a browser', time: 'a minute', requirements };

/** @param {{ isRoot?: boolean, apt?: boolean, code?: number }} options */
function machine({ isRoot = true, apt = true, code = 0 }) {
  const run = vi.fn(async () => ({ code, output: 'what apt said' }));
  return { isRoot, hasApt: async () => apt, run };
}

describe('system packages', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
  });

  it('does nothing where nothing is missing', async () => {
    const debian = machine({});
    await ensureSystemPackages({ ...want, requirements: requirements.slice(1, 2) }, debian);
    expect(debian.run).not.toHaveBeenCalled();
  });

  it('as root says which, why and how long, and installs only what is missing', async () => {
    const debian = machine({});
    await ensureSystemPackages(want, debian);
    expect(console.log).toHaveBeenCalledWith(
      'Installing system packages to drive a browser (a minute): chromium fonts-noto-cjk',
    );
    expect(debian.run).toHaveBeenLastCalledWith(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      expect.anything(),
    );
  });

  it('shows what apt said when it fails', async () => {
    await expect(ensureSystemPackages(want, machine({ code: 100 }))).rejects.toMatchObject({
      code: 'setup/system-packages-failed',
      exitCode: 1,
      message: expect.stringContaining('what apt said'),
    });
  });

  it('otherwise gives one exact line and stops with its own status', async () => {
    const debian = machine({ isRoot: false });
    await expect(ensureSystemPackages(want, debian)).rejects.toMatchObject({
      code: 'setup/system-packages-missing',
      exitCode: 69,
      message: expect.stringMatching(/^sudo apt-get install -y chromium fonts-noto-cjk$/m),
    });
    expect(debian.run).not.toHaveBeenCalled();
  });

  it('names the tools where there is no apt', async () => {
    await expect(ensureSystemPackages(want, machine({ apt: false }))).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringContaining('chromium, a font with Japanese'),
    });
  });
});
