import net from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { LoopbackEndpoint } from '../config/turn-variables.ts';
import { limits } from '../limits.ts';
import { OpenCounts } from '../open-counts.ts';
import { plainAddress } from '../peers.ts';
import { proxyHeader } from './proxy-header.ts';
import { spoken } from './stun.ts';

export interface RelayGateOptions {
  readonly backend: LoopbackEndpoint;
  /** The TURN server could not be reached, or could again. */
  readonly tell: (news: 'turn-unreachable' | 'turn-reachable') => void;
  /** Of the limits, for tests. */
  readonly most?: { readonly perPeer: number; readonly perSite: number; readonly inAll: number };
}

const mostOf = {
  perPeer: limits.relaysPerPeer,
  perSite: limits.relaysPerSite,
  inAll: limits.relays,
};

/**
 * Divides what comes over one TLS port: whoever speaks STUN inside it is passed on to the TURN server, which sees their
 * address; all others are for somebody else. One address and one port are all that a closed network has to let through.
 */
export class RelayGate implements Disposable {
  readonly #options: Required<RelayGateOptions>;
  readonly #open: OpenCounts;
  /** Undecided ones, and those that are passed on. */
  readonly #held = new Set<TLSSocket>();
  #relays = 0;
  #reachable = true;

  constructor(options: RelayGateOptions) {
    this.#options = { most: mostOf, ...options };
    this.#open = new OpenCounts(this.#options.most);
  }

  /** @param others gets the socket if it is not for the TURN server, with everything that came over it */
  take(socket: TLSSocket, others: (socket: TLSSocket) => void): void {
    this.#hold(socket);
    const deadline = setTimeout(() => socket.destroy(), limits.headersWithin * 1000);
    let begun = Buffer.alloc(0);
    const decided = (): void => {
      clearTimeout(deadline);
      socket.off('readable', look).off('close', decided).off('end', ended);
    };
    const ended = (): void => void socket.destroy();
    const look = (): void => {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      begun = Buffer.concat([begun, chunk]);
      const speaks = spoken(begun);
      if (speaks === 'undecided') return;
      decided();
      if (speaks === 'stun') this.#relay(socket, begun);
      else this.#release(socket, begun, others);
    };
    socket.on('readable', look).once('close', decided).once('end', ended);
  }

  /** Ends what is passed on, and what is undecided. */
  [Symbol.dispose](): void {
    for (const socket of this.#held) socket.destroy();
  }

  #hold(socket: TLSSocket): void {
    this.#held.add(socket);
    socket.on('error', ignore).once('close', () => this.#held.delete(socket));
  }

  #release(socket: TLSSocket, begun: Buffer, others: (socket: TLSSocket) => void): void {
    this.#held.delete(socket);
    socket.unshift(begun);
    others(socket);
    socket.off('error', ignore);
  }

  #relay(socket: TLSSocket, begun: Buffer): void {
    const address = plainAddress(socket.remoteAddress);
    if (this.#relays >= this.#options.most.inAll || !this.#open.hasRoom(address)) {
      socket.destroy();
      return;
    }
    const closed = this.#open.opened(address);
    this.#relays += 1;
    socket.once('close', () => {
      closed();
      this.#relays -= 1;
    });
    this.#pass(socket, begun);
  }

  #pass(socket: TLSSocket, begun: Buffer): void {
    const backend = net.connect({ ...this.#options.backend, noDelay: true });
    let found = false;
    backend.once('connect', () => this.#reached((found = true)));
    // A connection that breaks later says nothing of those that are sought.
    backend.on('error', () => this.#reached(found));
    backend.write(proxyHeader(remote(socket), local(socket)));
    backend.write(begun);
    socket.pipe(backend).pipe(socket);
    socket.setNoDelay(true).setTimeout(limits.relayQuietFor * 1000, () => socket.destroy());
    // Neither is of any use without the other.
    socket.once('close', () => backend.destroy());
    backend.once('close', () => socket.destroy());
  }

  /** Each change once: everybody tries again all the time. */
  #reached(reachable: boolean): void {
    if (reachable === this.#reachable) return;
    this.#reachable = reachable;
    this.#options.tell(reachable ? 'turn-reachable' : 'turn-unreachable');
  }
}

const remote = ({ remoteAddress: address, remotePort: port }: TLSSocket) => ({ address, port });
const local = ({ localAddress: address, localPort: port }: TLSSocket) => ({ address, port });

/** Whoever is cut off is told by the end of the connection. */
const ignore = (): void => undefined;
