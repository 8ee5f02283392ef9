import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ip = (...args: string[]) => run('ip', args);

/** The two ends of the network: the server's computer, and one client's. */
export type Host = 'server' | 'client';

let networks = 0;

/**
 * Two hosts and the switch between them, as network namespaces of this machine: nothing of it reaches any other
 * network. The client's line can be cut without the client's noticing, unplugged before its eyes, and moved to another
 * address.
 */
export class Network implements AsyncDisposable {
  readonly serverAddress = '10.77.0.1';
  readonly #prefix: string;
  #address = 2;

  private constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Whether this machine lets us make namespaces; it takes root and iproute2. */
  static async isPossible(): Promise<boolean> {
    const name = `mado-${process.pid}-probe`;
    try {
      await ip('netns', 'add', name);
      await ip('netns', 'delete', name);
      return true;
    } catch {
      return false;
    }
  }

  static async lay(): Promise<Network> {
    networks += 1;
    const network = new Network(`mado-${process.pid}-${networks}`);
    try {
      await network.#lay();
    } catch (error) {
      await network[Symbol.asyncDispose]();
      throw error;
    }
    return network;
  }

  /** The command line that runs a program on a host. */
  on(host: Host, ...command: string[]): [string, ...string[]] {
    return ['ip', 'netns', 'exec', this.#name(host), ...command];
  }

  /** Writes an executable that runs a program on a host, for those who can name nothing but an executable. */
  async executable(host: Host, program: string, folder: string): Promise<string> {
    const file = path.join(folder, `${path.basename(program)}-${host}`);
    await writeFile(file, `#!/bin/sh\nexec ${this.on(host, program).join(' ')} "$@"\n`);
    await chmod(file, 0o755);
    return file;
  }

  /** Nothing gets through any more, and no end is told. */
  async cut(): Promise<void> {
    await ip('-n', this.#name('switch'), 'link', 'set', 'bridge', 'down');
  }

  async mend(): Promise<void> {
    await ip('-n', this.#name('switch'), 'link', 'set', 'bridge', 'up');
  }

  /** Takes the client's network away from it, as switching Wi-Fi off does. */
  async unplug(): Promise<void> {
    await ip('-n', this.#name('client'), 'link', 'set', 'eth0', 'down');
  }

  async plugIn(): Promise<void> {
    await ip('-n', this.#name('client'), 'link', 'set', 'eth0', 'up');
    await this.#route();
  }

  /** Gives the client another address while its network is on; the old one is gone. */
  async move(): Promise<void> {
    await this.#readdress();
    await this.#route();
  }

  /** Takes the client from one network to another, as between two Wi-Fis. */
  async roam(): Promise<void> {
    await this.unplug();
    await this.#readdress();
    await this.plugIn();
  }

  /** From now on no UDP gets through, as where only TCP is let out, and no end is told. All else passes. */
  async forbidUdp(): Promise<void> {
    for (const host of ends) await ip('-n', this.#name(host), 'rule', 'add', ...noUdp);
  }

  async allowUdp(): Promise<void> {
    for (const host of ends) await ip('-n', this.#name(host), 'rule', 'delete', ...noUdp);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const host of hosts) await ip('netns', 'delete', this.#name(host)).catch(() => undefined);
  }

  get #clientAddress(): string {
    return `10.77.0.${this.#address}/24`;
  }

  #name(host: (typeof hosts)[number]): string {
    return `${this.#prefix}-${host}`;
  }

  async #readdress(): Promise<void> {
    const before = this.#clientAddress;
    this.#address += 1;
    await ip('-n', this.#name('client'), 'address', 'delete', before, 'dev', 'eth0');
    await ip('-n', this.#name('client'), 'address', 'add', this.#clientAddress, 'dev', 'eth0');
  }

  async #route(): Promise<void> {
    await ip('-n', this.#name('client'), 'route', 'replace', 'default', 'via', this.serverAddress);
  }

  async #lay(): Promise<void> {
    for (const host of hosts) {
      await ip('netns', 'add', this.#name(host));
      await ip('-n', this.#name(host), 'link', 'set', 'lo', 'up');
    }
    const middle = this.#name('switch');
    await ip('-n', middle, 'link', 'add', 'bridge', 'type', 'bridge');
    await ip('-n', middle, 'link', 'set', 'bridge', 'up');
    await this.#connect('server', `${this.serverAddress}/24`);
    await this.#connect('client', this.#clientAddress);
    await this.#route();
  }

  async #connect(host: Host, address: string): Promise<void> {
    const [end, middle, port] = [this.#name(host), this.#name('switch'), `to-${host}`];
    await ip('-n', end, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', port, 'netns', middle);
    await ip('-n', middle, 'link', 'set', port, 'master', 'bridge', 'up');
    await ip('-n', end, 'address', 'add', address, 'dev', 'eth0');
    await ip('-n', end, 'link', 'set', 'eth0', 'up');
    // Addresses of the host itself are looked up first of all, where nothing could come before them.
    await ip('-n', end, 'rule', 'add', 'pref', '100', 'lookup', 'local');
    await ip('-n', end, 'rule', 'delete', 'pref', '0');
  }
}

const hosts = ['server', 'client', 'switch'] as const;
const ends = ['server', 'client'] as const;
/** A routing rule that loses what arrives: a firewall would take programs that not every machine has. */
const noUdp = ['pref', '10', 'iif', 'eth0', 'ipproto', 'udp', 'blackhole'];
