import { hostname } from 'node:os';
import { Zone } from '@mado/core/domain/zone.ts';
import type { Server as SocketServer } from 'socket.io';
import { Accounts } from './accounts.ts';
import type { Foundations } from './app-foundations.ts';
import { messageBudgets, type AppOverrides } from './app-overrides.ts';
import type { Subject } from './auth/principal.ts';
import { keyedTickets } from './calls/tickets.ts';
import type { Config } from './config.ts';
import { clientFolders } from './http/clients.ts';
import { createHttp, type HttpDeps } from './http/create-http.ts';
import { HttpServer } from './http/server.ts';
import type { Metrics } from './metrics.ts';
import { calendarOf } from './opening/calendar.ts';
import { Openings } from './opening/openings.ts';
import { logOutage } from './outage/outage-log.ts';
import type { Peers } from './peers.ts';
import { publicUrlOf } from './public-url.ts';
import type { Admissions } from './realtime/admissions.ts';
import { disconnectSubject } from './realtime/disconnect-subject.ts';
import { heard } from './realtime/heard.ts';
import { createSocketServer } from './realtime/socket-server.ts';
import { Switchboard } from './switchboard.ts';
import { TabletService } from './tablet-service.ts';
import type { TlsKeeper } from './tls/tls-keeper.ts';
import { relayGateOf } from './turn/turn-log.ts';

/** The parts of the server, as the configuration wants them. */

export const createAccounts = (
  config: Config,
  { database, clock, keys, audit, onDefect }: Foundations,
  { sessionsChanged }: Admissions,
  { password }: AppOverrides,
  metrics: () => Metrics,
): Accounts =>
  new Accounts({
    database,
    clock,
    password,
    sessionsChanged,
    keys,
    secure: config.secure,
    publicUrl: publicUrlOf(config, config.port),
    auditor: audit.auditor,
    onEntryLost: (action, error) => {
      onDefect('audit-entry-lost', new Error(`no entry of ${action}`, { cause: error }));
      metrics().auditEntryLost();
    },
  });

export const createSwitchboard = (
  config: Config,
  { database, clock, keys, media, spool, log, onDefect }: Foundations,
  overrides: AppOverrides,
  metrics: () => Metrics,
): Switchboard =>
  new Switchboard({
    database,
    tickets: keyedTickets(keys.tickets, new Zone(config.timeZone)),
    clock,
    media,
    spool,
    metrics,
    openings: new Openings(calendarOf(config.timeZone)),
    node: hostname(),
    onOutage: (news) => {
      logOutage(log, news);
    },
    onDefect,
    times: overrides.times,
    messagesPerPerson: messageBudgets(overrides).person,
  });

/** Who is connected, and what they are connected to. */
export interface Connected {
  readonly accounts: Accounts;
  readonly admissions: Admissions;
  readonly switchboard: Switchboard;
}

export const createTablets = (
  { database, clock, keys, audit, onDefect }: Foundations,
  { accounts, switchboard }: Connected,
): TabletService =>
  new TabletService({
    keys,
    database,
    clock,
    sessions: accounts.sessions,
    switchboard,
    auditor: audit.auditor,
    onDefect,
  });

/** Ends the connections, the media and the call of somebody whose account may not be used any more. */
export const shutOutOf =
  ({ accounts, switchboard }: Connected) =>
  (subject: Subject): Promise<void> => {
    accounts.sessions.forget(subject);
    return disconnectSubject(switchboard.gateway, subject, 'account-disabled');
  };

export function createServer(
  config: Config,
  { tls, peers, ...deps }: Omit<HttpDeps, 'config' | 'clients'> & { tls: TlsKeeper | null; peers: Peers },
): HttpServer {
  const relays = relayGateOf(config.turn, deps.log);
  return new HttpServer(createHttp({ ...deps, config, clients: clientFolders }), { tls, peers, relays });
}

interface SocketParts extends Connected {
  readonly http: HttpServer;
  readonly tablets: TabletService;
  readonly peers: Peers;
}

export function createSockets(
  config: Config,
  { onDefect }: Foundations,
  overrides: AppOverrides,
  { http, accounts, admissions, switchboard, tablets, peers }: SocketParts,
): SocketServer {
  const { sessions } = accounts;
  const sockets = createSocketServer(http.server, {
    peers,
    packetsPerLine: messageBudgets(overrides).line,
    onDefect,
    origin: config,
    authenticate: (cookies, role) => sessions.authenticate(cookies, role),
    known: (cookies) => sessions.known(cookies),
    onConnection: (principal, socket) => {
      switchboard.connect(principal, socket);
      tablets.connected(principal, socket, peers.of(socket.request));
      // Between the question who it is and now, they may have been shut out.
      admissions.sessionsChanged();
    },
  });
  admissions.watch(sockets);
  return sockets;
}

interface Closed {
  readonly switchboard: Switchboard;
  readonly tablets: TabletService;
  readonly sockets: SocketServer;
  readonly http: HttpServer;
}

export async function closeSockets({ switchboard, tablets, sockets, http }: Closed): Promise<void> {
  await tablets.stop();
  await switchboard.stop();
  await heard(sockets);
  // Socket.IO waits for the last connection of the server, and only the server's own end sets these a limit.
  await Promise.all([http[Symbol.asyncDispose](), sockets.close()]);
}
