import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Network } from './network.ts';

/**
 * From now on nothing gets from the client's network to the server's, or back, but TCP to one port of the server; no end
 * is told. Rules of routing do it: a firewall would take programs that not every machine has.
 */
export async function allowOnly(network: Network, port: number): Promise<void> {
  const { serverAddress } = network;
  const there = ['iif', 'to-client', 'to', serverAddress, 'ipproto', 'tcp', 'dport', `${port}`];
  const back = ['iif', 'to-server', 'from', serverAddress, 'ipproto', 'tcp', 'sport', `${port}`];
  for (const rule of [there, back]) await add(network, ['pref', '20', ...rule, 'lookup', 'main']);
  for (const link of ['to-client', 'to-server']) await add(network, ['pref', '21', 'iif', link, 'blackhole']);
}

async function add(network: Network, rule: readonly string[]): Promise<void> {
  const [command, ...args] = network.on('router', 'ip', 'rule', 'add', ...rule);
  await promisify(execFile)(command, args);
}
