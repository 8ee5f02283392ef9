import { hostname, networkInterfaces } from 'node:os';
import type { Config } from '../config.ts';
import { keptCertificate } from './lan-certificate.ts';
import { findLanAddresses, type Interfaces } from './lan.ts';

/**
 * The configuration of a trial for the tablets in the room: at the addresses of the local network alone, with a
 * certificate for them.
 * @throws {StartupError} see {@link findLanAddresses}
 */
export async function inLan(config: Config, interfaces: Interfaces = networkInterfaces()): Promise<Config> {
  const addresses = findLanAddresses(interfaces, config.chosenHost);
  const [host = '', ...others] = addresses;
  return {
    ...config,
    host,
    moreHosts: others,
    secure: true,
    tls: await keptCertificate(config.dataDir, { addresses, names: [localName(hostname())] }),
    media: { ...config.media, listenAddress: host, moreAddresses: others, announcedAddress: null },
  };
}

/** The name under which multicast DNS has this computer. */
function localName(host: string): string {
  const label = (host.split('.')[0] ?? '').toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
  return `${label === '' ? 'mado' : label}.local`;
}
