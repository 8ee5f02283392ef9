import { adminProtocol } from '@mado/core/protocol/admin.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { LineClosing } from '@mado/core/protocol/line.ts';
import type { QualityReport } from '@mado/core/protocol/quality.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import type { Socket } from 'socket.io';
import { access } from '../auth/access.ts';
import type { Principal } from '../auth/principal.ts';
import type { Participant } from '../calls/call-progress.ts';
import { limits } from '../limits.ts';
import { createMediaHandlers } from '../media/media-handlers.ts';
import { bindSocket, type BindOptions } from './bind.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { interpreterHandlers } from './interpreter-gateway.ts';
import { tabletHandlers } from './tablet-gateway.ts';

/** Wires up a socket that has been admitted. */
export function connectSocket(deps: GatewayDeps, principal: Principal, socket: Socket): void {
  const { role, subjectId, actor } = principal;
  const options = (events: BindOptions['access']): BindOptions => ({
    access: events,
    actor,
    limit: () => deps.limit.count(subjectId, () => socket.disconnected),
    turn: (work) => deps.turns.run(subjectId, work),
    onDefect: deps.onDefect,
  });
  if (!deps.connections.add(role, subjectId, socket)) {
    socket.disconnect(true);
    return;
  }
  for (const oldest of deps.connections.surplus(role, subjectId, limits.linesPerPerson)) dismiss(oldest);
  const media = role === 'admin' ? null : mediaHandlers(deps, subjectId, socket);
  socket.on('disconnect', (reason) => {
    const leftByItself = deps.connections.remove(role, subjectId, socket);
    if (takesMediaAlong.has(reason)) media?.leave();
    if (leftByItself) notePresence(deps, role, subjectId);
  });
  notePresence(deps, role, subjectId);
  if (role === 'tablet' && media !== null) {
    const quality = qualityHandler(deps, { side: role, id: subjectId });
    const handlers = { ...media.handlers, ...quality, ...tabletHandlers(deps, subjectId) };
    bindSocket(socket, tabletProtocol, handlers, options(access.events.tablet));
  } else if (role === 'interpreter' && media !== null) {
    const quality = qualityHandler(deps, { side: role, id: subjectId });
    const handlers = { ...media.handlers, ...quality, ...interpreterHandlers(deps, subjectId) };
    bindSocket(socket, interpreterProtocol, handlers, options(access.events.interpreter));
  } else {
    const as = { role: actor === 'admin' ? actor : 'supervisor' } as const;
    const sync = async () => ({ name: await deps.personName(subjectId), ...as });
    bindSocket(socket, adminProtocol, { sync }, options(access.events.admin));
  }
}

/** The lines of a tablet that lost its network linger until they are missed: the newest are the ones in use. */
function dismiss(socket: Socket): void {
  socket.emit('line:closing', { reason: 'too-many-lines' } satisfies LineClosing);
  socket.disconnect(true);
}

/** Of whoever closed the page, or was shut out; the media of a lost line may well flow on. */
const takesMediaAlong: ReadonlySet<string> = new Set([
  'client namespace disconnect',
  'server namespace disconnect',
]);

const mediaHandlers = (deps: GatewayDeps, subjectId: string, socket: Socket) =>
  createMediaHandlers(deps.media, subjectId, {
    producers: (producers) => socket.emit('media:producers', { producers }),
    downlink: (bps) => socket.emit('media:downlink', { bps }),
    text: (written) => socket.emit('media:written', written),
    textWanted: () => socket.emit('media:text-wanted', {}),
    closed: (callId, reason) => socket.emit('media:closed', { callId, reason }),
  });

const qualityHandler = ({ reportQuality }: GatewayDeps, participant: Participant) => ({
  'media:quality': async (report: QualityReport) => {
    await reportQuality(participant, report);
    return {};
  },
});

/** Lets the rows follow whether they are here. */
export function notePresence(
  { presence }: Pick<GatewayDeps, 'presence'>,
  role: Role,
  subjectId: string,
): void {
  if (role === 'tablet') presence.tablet(subjectId);
  if (role === 'interpreter') presence.interpreter(subjectId);
}
