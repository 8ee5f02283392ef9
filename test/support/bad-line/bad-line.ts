import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { builtEmulator } from './built-emulator.ts';

/** What a line does to packets in one direction; what is left out stays as it is. */
export interface LineConditions {
  /** One way, in milliseconds. */
  readonly delay?: number;
  /** Share of packets, 0 to 1. */
  readonly loss?: number;
  /** kbit/s; 0 is unlimited. */
  readonly rate?: number;
  /** How much the line holds before it drops, in milliseconds at its rate. */
  readonly queue?: number;
}

/** Packets and bytes since the line was laid: delivered; lost by chance; dropped because the queue was full. */
export interface LineTally {
  readonly packets: number;
  readonly bytes: number;
  readonly lost: number;
  readonly dropped: number;
}

/** From the client to the server, and from the server to the client. */
export type Way = 'up' | 'down';

const device = '/dev/net/tun';

/** Holds, loses and slows what is routed into its network device: a program of our own, see `emulator.cc`. */
export class BadLine implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #reader: Interface;
  readonly #lines: AsyncIterator<string>;
  /** One command at a time: the answers carry no name. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#child = child;
    this.#reader = createInterface({ input: child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** Whether this machine has what makes the network device. */
  static async isPossible(): Promise<boolean> {
    return access(device, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
  }

  /**
   * Makes the network device, which is down and has no address yet.
   * @param on the command line that runs a program on the host that is to have the device
   * @param network the first three bytes of the server's addresses: what comes from there goes down
   * @param seed of what is lost
   * @throws {Error} `line-unusable`
   */
  static async make(
    on: (...command: string[]) => [string, ...string[]],
    name: string,
    network: string,
    seed = 1,
  ): Promise<BadLine> {
    const [program, ...args] = on(await builtEmulator(), name, network, String(seed));
    const line = new BadLine(spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
    const said = await line.#next();
    if (said === 'ready') return line;
    await line[Symbol.asyncDispose]();
    throw new Error(`line-unusable: ${said}`);
  }

  /** @throws {Error} `line-refused`, when a condition is out of its range */
  async set(way: Way, conditions: LineConditions): Promise<void> {
    const words = Object.entries(conditions).map(([key, value]) => `${key}=${String(value)}`);
    const answer = await this.#ask([way, ...words].join(' '));
    if (answer !== 'ok') throw new Error(`line-refused: ${answer}`);
  }

  /** The same in both directions. @throws {Error} `line-refused` */
  async setBoth(conditions: LineConditions): Promise<void> {
    for (const way of ['up', 'down'] as const) await this.set(way, conditions);
  }

  async tally(): Promise<Record<Way, LineTally>> {
    return JSON.parse(await this.#ask('stats')) as Record<Way, LineTally>;
  }

  /** Ends the program, and the device with it. Idempotent. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.stdin.end();
      await exit;
    }
    this.#reader.close();
  }

  #ask(command: string): Promise<string> {
    const answer = this.#last.then(() => {
      this.#child.stdin.write(`${command}\n`);
      return this.#next();
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #next(): Promise<string> {
    const { value, done } = await this.#lines.next();
    return done === true ? 'the emulator ended' : value;
  }
}
