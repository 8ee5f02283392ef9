import type { IncomingMessage, RequestListener, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { isErrorCode, MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Principal, Subject } from '../auth/principal.ts';
import { limits, type Budget } from '../limits.ts';
import { isOwnOrigin, type OriginConfig } from '../own-origin.ts';
import type { Peers } from '../peers.ts';
import { Admission } from './admission.ts';
import { FairWebSocketServer } from './fair-websockets.ts';
import { LineGuard } from './line-guard.ts';
import type { Admitted } from './session-watch.ts';

/** Finds out whose cookie this is. */
export type Authenticate = (cookies: string | undefined, role: Role) => Promise<Principal | null>;

export interface SocketServerOptions {
  readonly authenticate: Authenticate;
  /** The same, as far as it is known without asking anybody. */
  readonly known: (cookies: string | undefined) => Subject | null;
  readonly origin: OriginConfig;
  readonly peers: Peers;
  readonly packetsPerLine: Budget;
  readonly onConnection: (principal: Principal, socket: Socket) => void;
  readonly onDefect: (where: string, error: unknown) => void;
}

const handshake = z.object({ protocol: z.literal(PROTOCOL_VERSION) });

/** Socket.IO with a namespace per role. Nobody gets past the handshake without the role's session. */
export function createSocketServer(httpServer: HttpServer, options: SocketServerOptions): Server {
  const admission = new Admission();
  const { peers } = options;
  const ownHandlers = httpServer.listeners('request') as RequestListener[];
  const io = new Server(httpServer, {
    transports: ['websocket'],
    wsEngine: FairWebSocketServer,
    serveClient: false,
    // A line that broke without a word is noticed within ten seconds, well before any grace is over.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: limits.namespaceWithin * 1000,
    maxHttpBufferSize: limits.messageBytes,
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      decideLater(request, options, admission, decide);
    },
  });
  onlyUpgrades(httpServer, ownHandlers);
  io.engine.on('connection', (line: Socket['conn']) => {
    line.once('close', admission.opened(peers.of(line.request)));
  });
  const guard = new LineGuard(io, {
    packets: options.packetsPerLine,
    onFlood: (sockets) => {
      for (const socket of sockets) admission.pause(principalOf(socket).subjectId);
    },
  });
  // Every client is handed this namespace if it asks for none.
  io.use((_socket, next) => {
    next(refusal(new MadoError('forbidden'), options));
  });
  for (const role of Object.keys(namespaces) as Role[]) {
    const namespace = io.of(namespaces[role]);
    namespace.use((socket, next) => {
      admit(socket, role, { ...options, admission }).then(
        () => {
          next();
        },
        (error: unknown) => {
          next(refusal(error, options));
        },
      );
    });
    namespace.on('connection', (socket) => {
      guard.add(socket);
      options.onConnection(principalOf(socket), socket);
    });
  }
  return io;
}

/** Lets a line be opened when its turn has come, if it may be opened at all. */
function decideLater(
  request: IncomingMessage,
  { origin, known, peers }: SocketServerOptions,
  admission: Admission,
  decide: (error: null, may: boolean) => void,
): void {
  const wait = isOwnOrigin(request, origin)
    ? admission.claim(peers.of(request), known(request.headers.cookie)?.subjectId ?? null)
    : null;
  if (wait === 0) decide(null, true);
  else {
    // Nobody else listens to the connection meanwhile.
    request.socket.on('error', () => undefined);
    setTimeout(() => decide(null, wait !== null), wait ?? limits.refusalAfter * 1000);
  }
}

/**
 * Socket.IO puts itself before the handlers of the server, guard and headers included, though over plain HTTP it has
 * nothing to say; and it leaves open what asks to be upgraded elsewhere.
 */
function onlyUpgrades(server: HttpServer, ownHandlers: readonly RequestListener[]): void {
  server.removeAllListeners('request');
  for (const handler of ownHandlers) server.on('request', handler);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (!(request.url ?? '').startsWith('/socket.io/')) socket.destroy();
  });
}

interface AdmitOptions extends Pick<SocketServerOptions, 'authenticate' | 'peers'> {
  readonly admission: Admission;
}

async function admit(socket: Socket, role: Role, options: AdmitOptions): Promise<void> {
  if (triesOf(socket) > limits.triesPerLine) throw new MadoError('rate-limited');
  if (!handshake.safeParse(socket.handshake.auth).success) throw new MadoError('outdated-client');
  const session = await options.authenticate(socket.handshake.headers.cookie, role);
  if (session === null) {
    options.admission.failed(options.peers.of(socket.request));
    throw new MadoError('unauthenticated');
  }
  (socket.data as SocketData).principal = session;
}

/** Everybody who is connected, and as whom they were let in. */
export function* admitted(io: Server): Iterable<Admitted> {
  for (const name of Object.values(namespaces)) {
    for (const socket of io.of(name).sockets.values()) {
      yield { principal: principalOf(socket), end: () => void socket.disconnect(true) };
    }
  }
}

/** How often a namespace was asked for over the line of this socket, this time included. */
function triesOf({ conn }: Socket): number {
  const count = (tries.get(conn) ?? 0) + 1;
  tries.set(conn, count);
  return count;
}

const tries = new WeakMap<Socket['conn'], number>();

interface SocketData {
  principal: Principal;
}

const principalOf = (socket: Socket): Principal => (socket.data as SocketData).principal;

/** Socket.IO hands `data` of the error to the client. */
function refusal(error: unknown, { onDefect }: SocketServerOptions): Error & { data: { code: ErrorCode } } {
  const known = error instanceof MadoError && isErrorCode(error.code);
  if (!known) onDefect('handshake', error);
  const code = known ? error.code : 'internal';
  return Object.assign(new Error(code), { data: { code } });
}
