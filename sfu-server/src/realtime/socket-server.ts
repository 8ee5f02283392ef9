import type { Server as HttpServer } from 'node:http';
import { isErrorCode, MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { isOwnOrigin, type OriginConfig } from '../own-origin.ts';
import type { Admitted } from './session-watch.ts';

/** The largest message, in bytes: an offer of RTP capabilities takes about 10 kB. */
const MAX_MESSAGE_BYTES = 64 * 1024;

/** Finds out whose cookie this is. */
export type Authenticate = (cookies: string | undefined, role: Role) => Promise<Principal | null>;

export interface SocketServerOptions {
  readonly authenticate: Authenticate;
  readonly origin: OriginConfig;
  readonly onConnection: (principal: Principal, socket: Socket) => void;
  readonly onDefect: (where: string, error: unknown) => void;
}

const handshake = z.object({ protocol: z.literal(PROTOCOL_VERSION) });

/** Socket.IO with a namespace per role. Nobody gets past the handshake without the role's session. */
export function createSocketServer(httpServer: HttpServer, options: SocketServerOptions): Server {
  const io = new Server(httpServer, {
    transports: ['websocket'],
    serveClient: false,
    // A line that broke without a word is noticed within ten seconds, well before any grace is over.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: (request, decide) => {
      decide(null, isOwnOrigin(request, options.origin));
    },
  });
  // Every client is handed this namespace if it asks for none.
  io.use((_socket, next) => {
    next(refusal(new MadoError('forbidden'), options));
  });
  for (const role of Object.keys(namespaces) as Role[]) {
    const namespace = io.of(namespaces[role]);
    namespace.use((socket, next) => {
      admit(socket, role, options).then(
        () => {
          next();
        },
        (error: unknown) => {
          next(refusal(error, options));
        },
      );
    });
    namespace.on('connection', (socket) => {
      options.onConnection(principalOf(socket), socket);
    });
  }
  return io;
}

async function admit(socket: Socket, role: Role, { authenticate }: SocketServerOptions): Promise<void> {
  if (!handshake.safeParse(socket.handshake.auth).success) throw new MadoError('outdated-client');
  const session = await authenticate(socket.handshake.headers.cookie, role);
  if (session === null) throw new MadoError('unauthenticated');
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
