import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Network, serverNetwork } from '../network.ts';
import { BadLine } from './bad-line.ts';

/** Of the network device on the router. */
const device = 'line';
/** A table of routes of its own, for what is to go over the line. */
const table = '77';

/** Whether this machine lets us lay a network with a bad line in it. */
export const mayLayBetween = async (): Promise<boolean> =>
  (await Network.isPossible()) && (await BadLine.isPossible());

/**
 * Puts a line between the two hosts of a network that delays, loses and slows what it is told to; at first it does
 * nothing. The caller disposes of it, before the network.
 */
export async function layBetween(network: Network): Promise<BadLine> {
  const onRouter = async (...command: string[]): Promise<void> => {
    const [program, ...args] = network.on('router', ...command);
    await promisify(execFile)(program, args);
  };
  const line = await BadLine.make((...command) => network.on('router', ...command), device, serverNetwork);
  try {
    await onRouter('ip', 'link', 'set', device, 'up');
    // What comes out of the line did not come in there.
    for (const which of ['all', device])
      await onRouter('sysctl', '--quiet', '--write', `net.ipv4.conf.${which}.rp_filter=0`);
    await onRouter('ip', 'route', 'add', 'default', 'dev', device, 'table', table);
    for (const host of ['server', 'client'])
      await onRouter('ip', 'rule', 'add', 'pref', '100', 'iif', `to-${host}`, 'lookup', table);
    return line;
  } catch (error) {
    await line[Symbol.asyncDispose]();
    throw error;
  }
}
