import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { isErrorCode, MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';

/** The largest message, in bytes: an offer of RTP capabilities takes about 10 kB. */
const MAX_MESSAGE_BYTES = 64 * 1024;

/** Finds out whose cookie this is. */
export type Authenticate = (cookies: string | undefined, role: Role) => Promise<{ subjectId: string } | null>;

export interface SocketServerOptions {
  readonly authenticate: Authenticate;
  /** The origin under which browsers reach the server, where that is not the host they ask for. */
  readonly publicUrl: string | null;
  readonly onConnection: (role: Role, subjectId: string, socket: Socket) => void;
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
      decide(null, isOwnOrigin(request, options.publicUrl));
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
      options.onConnection(role, subjectOf(socket), socket);
    });
  }
  return io;
}

async function admit(socket: Socket, role: Role, { authenticate }: SocketServerOptions): Promise<void> {
  if (!handshake.safeParse(socket.handshake.auth).success) throw new MadoError('outdated-client');
  const session = await authenticate(socket.handshake.headers.cookie, role);
  if (session === null) throw new MadoError('unauthenticated');
  (socket.data as SocketData).subjectId = session.subjectId;
}

interface SocketData {
  subjectId: string;
}

const subjectOf = (socket: Socket): string => (socket.data as SocketData).subjectId;

/** Socket.IO hands `data` of the error to the client. */
function refusal(error: unknown, { onDefect }: SocketServerOptions): Error & { data: { code: ErrorCode } } {
  const known = error instanceof MadoError && isErrorCode(error.code);
  if (!known) onDefect('handshake', error);
  const code = known ? error.code : 'internal';
  return Object.assign(new Error(code), { data: { code } });
}

/**
 * A page of another site may not use the visitor's cookies. Programs that are no browser send no origin, and have no
 * cookies but those they were given.
 */
function isOwnOrigin(request: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
