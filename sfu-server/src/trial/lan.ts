import type { NetworkInterfaceInfo } from 'node:os';
import { isIPv4 } from 'node:net';
import { isLocalNetwork } from '../config/addresses.ts';
import { StartupError } from '../startup/startup-error.ts';

/** As `os.networkInterfaces()` has them: those that are up. */
export type Interfaces = Readonly<
  Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>
>;

/** Of containers and virtual machines on this computer: no tablet is there. */
const isVirtual = (name: string) => /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|podman)/.test(name);

/**
 * The addresses at which tablets in the room reach this computer, the likeliest first.
 * @param chosen the only one that is wanted, if any
 * @throws {StartupError} `lan-no-address`, `lan-address-unknown` or `lan-address-public`
 */
export function findLanAddresses(interfaces: Interfaces, chosen: string | null): readonly string[] {
  const own = addressesOf(interfaces);
  if (chosen !== null) return [checkChosen(chosen, own)];
  const found = own.filter((address) => isIPv4(address) && isLocalNetwork(address));
  if (found.length > 0) return found;
  throw new StartupError(
    'lan-no-address',
    'this computer has no address of a local network: connect it to the network of the tablets, or choose an address with MADO_HOST',
  );
}

function addressesOf(interfaces: Interfaces): string[] {
  const names = Object.keys(interfaces).sort((a, b) => Number(isVirtual(a)) - Number(isVirtual(b)));
  return names.flatMap((name) =>
    (interfaces[name] ?? []).filter(({ internal }) => !internal).map(({ address }) => address),
  );
}

function checkChosen(chosen: string, own: readonly string[]): string {
  if (!own.includes(chosen)) {
    const there = own.filter(isLocalNetwork).join(', ');
    throw new StartupError(
      'lan-address-unknown',
      `${chosen} is no address of this computer's networks${there === '' ? '' : `: there are ${there}`}`,
    );
  }
  if (!isLocalNetwork(chosen)) {
    throw new StartupError(
      'lan-address-public',
      `${chosen} can be reached from the internet, and a trial is for the room alone: use npm run serve`,
    );
  }
  return chosen;
}
