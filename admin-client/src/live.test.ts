import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import type { Connection } from '@mado/client/socket/connection.ts';
import { createStore } from '@mado/client/socket/store.ts';
import type { AdminProtocol } from '@mado/core/protocol/admin.ts';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followServer } from './live.ts';
import { session } from './session.ts';

function scene() {
  const connection = createStore<Connection>({ phase: 'reconnecting', refused: null });
  const socket: ClientSocket<AdminProtocol> = {
    view: createStore(null),
    connection,
    request: () => Promise.reject(new Error('not asked here')),
    on: () => () => undefined,
    serverNow: Date.now,
    lastHeard: Date.now,
    resync: () => undefined,
    probe: () => Promise.resolve(true),
    seek: () => undefined,
    hurry: () => () => undefined,
  };
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  const phase = (to: Connection['phase']): void => connection.set({ phase: to, refused: null });
  return { connection, phase, invalidate, live: followServer(socket, client) };
}

beforeEach(() => session.set('unknown'));

describe('followServer', () => {
  it('reads everything anew after a break, not at the first connection', () => {
    const { phase, invalidate } = scene();
    phase('connected');
    expect(invalidate).not.toHaveBeenCalled();
    phase('reconnecting');
    phase('offline');
    phase('connected');
    expect(invalidate).toHaveBeenCalledTimes(1);
  });

  it('knows since when it has been told of nothing', () => {
    const { phase, live } = scene();
    phase('offline');
    expect(live.lostAt.get()).toBeNull();
    phase('connected');
    phase('reconnecting');
    const lostAt = live.lostAt.get();
    expect(lostAt).not.toBeNull();
    phase('offline');
    expect(live.lostAt.get()).toBe(lostAt);
    phase('connected');
    expect(live.lostAt.get()).toBeNull();
  });

  it('learns from the line whether we are signed in', () => {
    const { connection, phase } = scene();
    connection.set({ phase: 'reconnecting', refused: 'unauthenticated' });
    expect(session.get()).toBe('signed-out');
    phase('connected');
    expect(session.get()).toBe('signed-in');
  });
});
