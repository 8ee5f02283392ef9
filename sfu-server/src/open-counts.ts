import { networkOf, siteOf } from './peers.ts';

interface Most {
  readonly perPeer: number;
  /** Of all networks of a site of IPv6 together. */
  readonly perSite: number;
}

/** How many of something each peer has open now, and each site: of those, whoever has one has 65,536 networks. */
export class OpenCounts {
  readonly #most: Most;
  readonly #open = new Map<string, number>();

  constructor(most: Most) {
    this.#most = most;
  }

  hasRoom(address: string): boolean {
    const network = networkOf(address);
    return this.#of(network) < this.#most.perPeer && this.#of(siteOf(network)) < this.#most.perSite;
  }

  /** @returns to be called once it is closed */
  opened(address: string): () => void {
    const network = networkOf(address);
    // An address of IPv4 is its own site.
    const keys = new Set([network, siteOf(network)]);
    for (const key of keys) this.#open.set(key, this.#of(key) + 1);
    return () => {
      for (const key of keys) this.#closed(key);
    };
  }

  #closed(key: string): void {
    const left = this.#of(key) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }

  #of(key: string): number {
    return this.#open.get(key) ?? 0;
  }
}
