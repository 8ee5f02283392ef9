import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, run } from './children.mjs';

const library = path.join(import.meta.dirname, 'children.mjs');

/** A launcher in small: one process that runs `body`, and says when its child is up. @param {string} body */
async function launcher(body) {
  const code = `
    import { exitWith, passSignalsOn, run } from ${JSON.stringify(library)};
    passSignalsOn();
    await exitWith(async () => { ${body} });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      said += String(data);
      if (said.includes('ready')) resolve();
    });
  });
  return { child, ready, end: async () => ({ code: (await ended)[0], said }) };
}

/** @param {string} script @param {string} [options] */
const runNode = (script, options = '{}') =>
  `(await run(process.execPath, ['-e', ${JSON.stringify(script)}], ${options})).code`;

const waits = `console.log('ready'); setInterval(() => {}, 1000);`;

describe('a process that runs others', () => {
  it('ends with the code of its child', async () => {
    const { end } = await launcher(`return ${runNode('process.exit(7)')}`);
    expect(await end()).toMatchObject({ code: 7 });
  });

  it.each(/** @type {const} */ (['SIGINT', 'SIGTERM']))(
    'hands %s to a foreground child and ends with the code that it chooses',
    async (signal) => {
      const server = `process.on('${signal}', () => process.exit(0)); ${waits}`;
      const { child, ready, end } = await launcher(`return ${runNode(server, '{ foreground: true }')}`);
      await ready;
      child.kill(signal);
      expect(await end()).toMatchObject({ code: 0 });
    },
  );

  it('ends a step with all that the step started, and starts no other', async () => {
    const grandchild = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(waits)}], { stdio: 'inherit' })`;
    const { child, ready, end } = await launcher(
      `await ${runNode(grandchild)}; ${runNode("console.log('next')")}; return 0;`,
    );
    await ready;
    child.kill('SIGTERM');
    // Resolves when nobody holds the output any more: neither the step nor what it started.
    const { code, said } = await end();
    expect(code).toBe(143);
    expect(said).not.toContain('next');
  });
});

describe('run', () => {
  it('captures what the program says', async () => {
    const args = ['-e', `console.log('out'); console.error('err')`];
    const { code, output } = await run(process.execPath, args, { output: 'capture' });
    expect(code).toBe(0);
    expect(output.trim().split('\n').sort()).toEqual(['err', 'out']);
  });

  it('answers 127 for a program that is not there', async () => {
    expect(await run('no-such-program', [], { output: 'ignore' })).toMatchObject({ code: 127 });
  });

  it('ends a program at its time limit', async () => {
    const { code } = await run(process.execPath, ['-e', waits], { output: 'ignore', timeLimit: 50 });
    expect(code).toBe(137);
  });
});

it('reports an end by signal as a shell does', () => {
  expect([exitCodeOf(3, null), exitCodeOf(null, 'SIGINT'), exitCodeOf(null, 'SIGTERM')]).toEqual([
    3, 130, 143,
  ]);
});
