import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const manifest = path.join(import.meta.dirname, '../package.json');
const launcher = path.join(import.meta.dirname, 'launch.mjs');

it.each([[[]], [['strat']], [['constructor']]])('refuses the command %j before any set-up', (args) => {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('start, serve, dev, check, test, bench, simulate, mutate');
  expect(stderr).toContain('(setup/unknown-command)');
});

it('takes the place of the shell that npm starts, which would keep a signal to itself', () => {
  const { scripts } = /** @type {{ scripts: Record<string, string> }} */ (
    JSON.parse(fs.readFileSync(manifest, 'utf8'))
  );
  const launched = Object.entries(scripts).filter(([, script]) => script.includes('launch.mjs'));
  expect(launched.length).toBeGreaterThan(0);
  for (const [name, script] of launched) expect(script).toBe(`exec node scripts/launch.mjs ${name}`);
});
