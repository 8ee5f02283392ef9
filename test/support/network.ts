import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ip = (...args: string[]) => run('ip', args);

/** The two ends of the network: the server's computer, and one client's. */
export type Host = 'server' | 'client';

/** The first three bytes of the addresses beside the server. */
export const serverNetwork = '10.77.1';

let networks = 0;

/**
 * Two hosts, each behind its own link to a router, as network namespaces of this machine: nothing of it reaches any
 * other network. What lies between them can fall silent without either's noticing, the client can be unplugged before
 * its eyes, and moved to another address.
 */
export class Network implements AsyncDisposable {
  readonly serverAddress = `${serverNetwork}.1`;
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
  on(host: Host | 'router', ...command: string[]): [string, ...string[]] {
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
    await this.#forward(false);
  }

  async mend(): Promise<void> {
    await this.#forward(true);
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
    await ip('-n', this.#name('router'), 'rule', 'add', ...noUdp);
  }

  async allowUdp(): Promise<void> {
    await ip('-n', this.#name('router'), 'rule', 'delete', ...noUdp);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const host of hosts) await ip('netns', 'delete', this.#name(host)).catch(() => undefined);
  }

  /** The address that the client will have after the next move. */
  get nextClientAddress(): string {
    return `10.77.0.${this.#address + 1}`;
  }

  get #clientAddress(): string {
    return `10.77.0.${this.#address}`;
  }

  #name(host: (typeof hosts)[number]): string {
    return `${this.#prefix}-${host}`;
  }

  async #readdress(): Promise<void> {
    const before = this.#clientAddress;
    this.#address += 1;
    await ip('-n', this.#name('client'), 'address', 'delete', `${before}/24`, 'dev', 'eth0');
    await ip('-n', this.#name('client'), 'address', 'add', `${this.#clientAddress}/24`, 'dev', 'eth0');
  }

  async #route(): Promise<void> {
    await ip('-n', this.#name('client'), 'route', 'replace', 'default', 'via', routerAddress.client);
  }

  /** A router that does not forward drops what it gets, and says nothing. */
  async #forward(on: boolean): Promise<void> {
    const setting = `net.ipv4.ip_forward=${on ? 1 : 0}`;
    await run('ip', ['netns', 'exec', this.#name('router'), 'sysctl', '--quiet', '--write', setting]);
  }

  async #lay(): Promise<void> {
    for (const host of hosts) {
      await ip('netns', 'add', this.#name(host));
      await ip('-n', this.#name(host), 'link', 'set', 'lo', 'up');
    }
    await this.#connect('server', this.serverAddress);
    await this.#connect('client', this.#clientAddress);
    for (const host of ['server', 'client'] as const) await this.#running(host);
    await ip('-n', this.#name('server'), 'route', 'add', 'default', 'via', routerAddress.server);
    await this.#route();
    await this.#forward(true);
  }

  /** The kernel takes its time to see that a link is up at both ends, and until then programs do not find it. */
  async #running(host: Host): Promise<void> {
    for (;;) {
      const { stdout } = await ip('-n', this.#name(host), '-oneline', 'link', 'show', 'eth0');
      if (stdout.includes('state UP')) return;
    }
  }

  async #connect(host: Host, address: string): Promise<void> {
    const [end, router, port] = [this.#name(host), this.#name('router'), `to-${host}`];
    await ip('-n', end, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', port, 'netns', router);
    await ip('-n', router, 'address', 'add', `${routerAddress[host]}/24`, 'dev', port);
    await ip('-n', router, 'link', 'set', port, 'up');
    await ip('-n', end, 'address', 'add', `${address}/24`, 'dev', 'eth0');
    await ip('-n', end, 'link', 'set', 'eth0', 'up');
  }
}

const hosts = ['server', 'client', 'router'] as const;

/** Of the router, on the link to each host. */
const routerAddress: Readonly<Record<Host, string>> = { server: '10.77.1.254', client: '10.77.0.254' };

/** A routing rule that loses what arrives: a firewall would take programs that not every machine has. */
const noUdp = ['pref', '10', 'ipproto', 'udp', 'blackhole'];
