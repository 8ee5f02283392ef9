import type { SignOutReason } from '@mado/core/protocol/signed-out.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import type { Socket } from 'socket.io';
import type { Subject } from '../auth/principal.ts';
import { endCallOfDisabledInterpreter, endCallOfRevokedTablet } from '../calls/end-by-administrator.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { setStatus } from '../presence/set-status.ts';
import { notePresence } from './connect-socket.ts';
import type { GatewayDeps } from './gateway-deps.ts';

/** The client is told why before its line ends, so that it does not seek another. */
export function signOut(socket: Socket, reason: SignOutReason): void {
  socket.emit('signed-out', { reason });
  socket.disconnect(true);
}

/**
 * Whoever may be here no longer is gone: lines and media at once, whatever the database does; the call with its
 * reason. To be called after the commit that took away the right, so that nobody is let in again.
 */
export async function disconnectSubject(
  deps: GatewayDeps,
  { role, subjectId }: Subject,
  reason: SignOutReason,
): Promise<void> {
  for (const socket of deps.connections.cut(role, subjectId)) signOut(socket, reason);
  deps.media.expel(subjectId);
  try {
    await endWork(deps, role, subjectId);
  } catch (error) {
    // They are gone all the same, and their grace ends the call once the database is back.
    if (!(error instanceof DatabaseUnavailable)) throw error;
  } finally {
    // Only now: their call was ended, not lost.
    notePresence(deps, role, subjectId);
  }
}

async function endWork({ context, settled }: GatewayDeps, role: Role, subjectId: string): Promise<void> {
  if (role === 'tablet') await settled(endCallOfRevokedTablet(context, subjectId));
  if (role === 'interpreter') {
    await settled(endCallOfDisabledInterpreter(context, subjectId));
    await settled(setStatus(context, subjectId, { status: 'offline' }));
  }
}
