import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import type { Actor } from '../auth/access.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { SessionWatch, type Admitted, type SessionIds } from './session-watch.ts';

const EVERY_MS = 15_000;
const HOUR = 3_600_000;

/** Connections that may be ended, sessions that may end, and a watch over them. */
function scene() {
  const clock = new FakeClock();
  const connected = new Map<string, Admitted>();
  const living = new Map<string, Actor>();
  const asked: SessionIds[] = [];
  const errors: unknown[] = [];
  let failure: Error | null = null;
  const watch = new SessionWatch({
    clock,
    connected: () => connected.values(),
    living: async (ids) => {
      asked.push(ids);
      if (failure !== null) throw failure;
      return living;
    },
    onError: (error) => void errors.push(error),
  });
  const admit = (name: string, actor: Actor, lastsMs = HOUR) => {
    const role = actor === 'supervisor' ? 'admin' : actor;
    const sessionId = name.split('/')[0] ?? '';
    const expiresAt = new Date(clock.now().getTime() + lastsMs);
    const principal = { role, actor, subjectId: `of ${sessionId}`, sessionId, expiresAt };
    connected.set(name, { principal, end: () => void connected.delete(name) });
    living.set(sessionId, actor);
  };
  watch.look();
  return {
    watch,
    living,
    asked,
    errors,
    admit,
    there: () => [...connected.keys()],
    pass: (ms: number) => clock.advance(ms, () => watch.idle()),
    fail: (error: Error | null) => void (failure = error),
  };
}

describe('SessionWatch', () => {
  it('lets everybody be whose session lives', async () => {
    const { admit, pass, there, asked } = scene();
    admit('a', 'admin');
    admit('b', 'interpreter');
    admit('c', 'tablet');
    await pass(10 * EVERY_MS);
    expect(there()).toEqual(['a', 'b', 'c']);
    expect(asked).toHaveLength(10);
  });

  it('ends every connection of a session that is gone, within fifteen seconds', async () => {
    const { admit, pass, there, living } = scene();
    admit('a/1', 'supervisor');
    admit('a/2', 'supervisor');
    admit('b', 'interpreter');
    living.delete('a');
    await pass(EVERY_MS - 1);
    expect(there()).toEqual(['a/1', 'a/2', 'b']);
    await pass(1);
    expect(there()).toEqual(['b']);
  });

  it('ends at once what this server itself has changed', async () => {
    const { admit, watch, there, living } = scene();
    admit('a', 'admin');
    living.delete('a');
    watch.look();
    await watch.idle();
    expect(there()).toEqual([]);
  });

  it('ends the connection of somebody who is not what they were', async () => {
    const { admit, pass, there, living } = scene();
    admit('a', 'admin');
    admit('b', 'supervisor');
    living.set('a', 'supervisor');
    await pass(EVERY_MS);
    expect(there()).toEqual(['b']);
  });

  it('ends what has expired, of tablets too', async () => {
    const { admit, pass, there } = scene();
    admit('a', 'admin', EVERY_MS);
    admit('b', 'tablet', EVERY_MS);
    admit('c', 'tablet', EVERY_MS + 1);
    await pass(EVERY_MS);
    expect(there()).toEqual(['c']);
  });

  it('ends the connections of a tablet that was revoked or replaced elsewhere', async () => {
    const { admit, pass, there, living } = scene();
    admit('t/1', 'tablet');
    admit('t/2', 'tablet');
    admit('u', 'tablet');
    living.delete('t');
    await pass(EVERY_MS);
    expect(there()).toEqual(['u']);
  });

  it('asks once for a session with many connections, of people and of tablets', async () => {
    const { admit, pass, asked } = scene();
    for (const name of ['a/1', 'a/2', 'a/3']) admit(name, 'interpreter');
    for (const name of ['t/1', 't/2']) admit(name, 'tablet');
    await pass(EVERY_MS);
    expect(asked).toEqual([{ people: ['a'], tablets: ['t'] }]);
  });

  it('lets people be while the database is away, except who has expired', async () => {
    const { admit, pass, there, living, fail, errors } = scene();
    admit('a', 'interpreter');
    admit('b', 'interpreter', EVERY_MS);
    living.clear();
    fail(new DatabaseUnavailable('living-sessions', new Error('away')));
    await pass(EVERY_MS);
    expect(there()).toEqual(['a']);
    fail(null);
    await pass(EVERY_MS);
    expect(there()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('tells of a defect, ends nobody for it, and looks again', async () => {
    const { admit, pass, there, living, fail, errors } = scene();
    admit('a', 'admin');
    living.clear();
    const defect = new Error('no such column');
    fail(defect);
    await pass(EVERY_MS);
    expect([there(), errors]).toEqual([['a'], [defect]]);
    fail(null);
    await pass(EVERY_MS);
    expect(there()).toEqual([]);
  });

  it('does not look any more once it is stopped', async () => {
    const { admit, pass, there, living, watch } = scene();
    admit('a', 'admin');
    living.clear();
    await watch.stop();
    await pass(10 * EVERY_MS);
    expect(there()).toEqual(['a']);
  });
});
