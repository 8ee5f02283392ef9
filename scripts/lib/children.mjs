import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const patience = 5_000;

/** @type {Map<ChildProcess, { group: boolean }>} */
const running = new Map();
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;

/** Thrown instead of starting or finishing a step once a signal has asked this process to stop. */
export class Stopped extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`stopped by ${signal}`);
    this.exitCode = exitCodeOf(null, signal);
  }
}

function refuseWhenStopped() {
  if (stoppedBy) throw new Stopped(stoppedBy);
}

/** What a shell would report. @param {number | null} code @param {NodeJS.Signals | null} signal */
export function exitCodeOf(code, signal) {
  return code ?? (signal ? 128 + constants.signals[signal] : 1);
}

/** Hands SIGINT, SIGTERM and SIGHUP to every running child; nothing new is started afterwards. */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      stoppedBy ??= signal;
      stopAll(signal);
    });
  }
}

/**
 * Ends this process with the code of its work, or with that of the signal that stopped it.
 * @param {() => Promise<number>} work
 */
export async function exitWith(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.exitCode = error.exitCode;
  }
}

/** Ends every running child. @param {NodeJS.Signals} signal */
export function stopAll(signal = 'SIGTERM') {
  for (const [child, { group }] of running) {
    kill(child, group, signal);
    if (group) setTimeout(() => running.has(child) && kill(child, group, 'SIGKILL'), patience).unref();
  }
}

/** @param {ChildProcess} child @param {boolean} group @param {NodeJS.Signals} signal */
function kill(child, group, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(group ? -child.pid : child.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'inherit' | 'ignore' | 'capture'} [output]
 * @property {boolean} [foreground] keep the terminal: for a program that people type into
 * @property {number} [timeLimit] milliseconds
 */

/**
 * Runs a program to its end. Its exit code is an answer, not an error; a signal to this process is one.
 * Unless in the foreground it leads its own process group, so that what it started ends with it.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  refuseWhenStopped();
  const { cwd, env, output = 'inherit', foreground = false, timeLimit } = options;
  const stream = output === 'capture' ? 'pipe' : output;
  const child = spawn(command, args, {
    ...(cwd && { cwd }),
    ...(env && { env }),
    stdio: [foreground ? 'inherit' : 'ignore', stream, stream],
    detached: !foreground,
  });
  const result = await ended(child, !foreground, timeLimit);
  if (!foreground) refuseWhenStopped();
  return result;
}

/**
 * @param {ChildProcess} child @param {boolean} group @param {number | undefined} timeLimit
 * @returns {Promise<{ code: number, output: string }>}
 */
function ended(child, group, timeLimit) {
  running.set(child, { group });
  const limit = timeLimit ? setTimeout(() => kill(child, group, 'SIGKILL'), timeLimit) : undefined;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  return new Promise((resolve) => {
    /** @param {number} code */
    const settle = (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      settle(127);
    });
    child.on('close', (code, signal) => settle(exitCodeOf(code, signal)));
  });
}
