import { errorCodes, type CodedError } from '@mado/core/domain/errors.ts';
import type {
  Input,
  Output,
  Payload,
  Protocol,
  PushName,
  Reply,
  RequestName,
} from '@mado/core/protocol/contract.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { io, type Socket } from 'socket.io-client';

export interface ConnectOptions {
  readonly url: string;
  readonly cookie?: string;
  /** What the client says of its version. */
  readonly auth?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client without a screen: speaks the protocol over a real socket. */
export class ScriptedClient<P extends Protocol> {
  readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** @throws {RefusedError} with the code of the refusal */
  static async connect<P extends Protocol>(role: Role, options: ConnectOptions): Promise<ScriptedClient<P>> {
    const socket = io(options.url + namespaces[role], {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: options.auth ?? { protocol: PROTOCOL_VERSION },
      extraHeaders: {
        ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
        ...options.headers,
      },
    });
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    socket.once('connect', () => {
      resolve(undefined);
    });
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) => {
      socket.close();
      reject(new RefusedError(error.data?.code ?? error.message));
    });
    await promise;
    return new ScriptedClient<P>(socket);
  }

  /** Asks and hands back the reply as it came. */
  ask<N extends RequestName<P>>(name: N, input: Input<P, N>): Promise<Reply<Output<P, N>>> {
    return this.send(name, input) as Promise<Reply<Output<P, N>>>;
  }

  /** The same for messages that no contract allows. */
  send(name: string, ...args: unknown[]): Promise<Reply<unknown>> {
    return this.socket.timeout(10_000).emitWithAck(name, ...args) as Promise<Reply<unknown>>;
  }

  /** Asks and expects to be answered. @throws {RefusedError} */
  async request<N extends RequestName<P>>(name: N, input: Input<P, N>): Promise<Output<P, N>> {
    const reply = await this.ask(name, input);
    if (!reply.ok) throw new RefusedError(reply.error.code);
    return reply.data;
  }

  /** Resolves with the next push that fits. */
  next<N extends PushName<P>>(name: N, fits: (payload: Payload<P, N>) => boolean): Promise<Payload<P, N>> {
    return new Promise((resolve) => {
      const listen = (payload: Payload<P, N>) => {
        if (!fits(payload)) return;
        this.socket.off(name, listen as never);
        resolve(payload);
      };
      this.socket.on(name, listen as never);
    });
  }

  close(): void {
    this.socket.close();
  }
}

export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The refusal that a code makes, as it crosses the wire. */
export const refused = (code: keyof typeof errorCodes): { ok: false; error: CodedError } => ({
  ok: false,
  error: { code, retryable: errorCodes[code].retryable },
});
