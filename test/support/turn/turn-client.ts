import { once } from 'node:events';
import net from 'node:net';
import { proxyHeader } from '@mado/sfu-server/turn/proxy-header.ts';
import {
  allocation,
  answerIn,
  bytesOf,
  channelOf,
  messageLength,
  peerOf,
  request,
  requests,
  type Answer,
  type Proof,
} from './stun-message.ts';

export interface Credentials {
  readonly username: string;
  readonly credential: string;
}

/** Somebody at the TURN server, as the gate would pass them on. */
export class TurnClient implements Disposable {
  readonly #socket: net.Socket;
  #heard = Buffer.alloc(0);
  #proof: Proof | null = null;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
  }

  static async connect(port: number): Promise<TurnClient> {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      proxyHeader({ address: '203.0.113.9', port: 50_000 }, { address: '203.0.113.7', port: 443 }),
    );
    return new TurnClient(socket);
  }

  /** Asks for a relay. Null: it has one, else the code of the refusal. */
  async allocate(by: Credentials | null, family: 4 | 6 = 4, transport: 'udp' | 'tcp' = 'udp') {
    const wanted = allocation(family, transport);
    const { refused, realm, nonce } = await this.#ask(request(requests.allocate, wanted, null));
    if (by === null || refused !== 401) return refused;
    this.#proof = { ...by, realm, nonce };
    return (await this.#ask(request(requests.allocate, wanted, this.#proof))).refused;
  }

  /** Asks to be let through to a peer. Null: it may, else the code of the refusal. */
  async permit(address: string): Promise<number | null> {
    const peer = peerOf(bytesOf(address), 40_000);
    return (await this.#ask(request(requests.permission, [peer], this.#proof))).refused;
  }

  /** The same by another door. */
  async bind(address: string): Promise<number | null> {
    const content = [channelOf(0x4001), peerOf(bytesOf(address), 40_000)];
    return (await this.#ask(request(requests.channel, content, this.#proof))).refused;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  async #ask(message: Buffer): Promise<Answer> {
    this.#socket.write(message);
    for (;;) {
      const length = messageLength(this.#heard);
      if (length !== null && this.#heard.length >= length) {
        const answer = answerIn(this.#heard.subarray(0, length));
        this.#heard = this.#heard.subarray(length);
        return answer;
      }
      const signal = AbortSignal.timeout(5_000);
      this.#heard = Buffer.concat([this.#heard, (await once(this.#socket, 'data', { signal }))[0] as Buffer]);
    }
  }
}
