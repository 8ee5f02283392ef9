import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const launcher = path.join(import.meta.dirname, 'launch.mjs');

it.each([[[]], [['strat']], [['constructor']]])('refuses the command %j before any set-up', (args) => {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('start, serve, dev, check, test, bench');
  expect(stderr).toContain('(setup/unknown-command)');
});
