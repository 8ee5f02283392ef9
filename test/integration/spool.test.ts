import { openings } from '../support/openings.ts';
import { tickets } from '../support/tickets.ts';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { routingDefaults } from '@mado/core/domain/routing-defaults.ts';
import type { CallContext } from '@mado/sfu-server/calls/call-work.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { DatabaseUnavailable } from '@mado/sfu-server/db/unavailable.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { replay } from '@mado/sfu-server/outage/replay.ts';
import { Spool } from '@mado/sfu-server/outage/spool.ts';
import { expect, it, vi } from 'vitest';
import { brokenInvariants } from '../simulation/invariants.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { TestApp } from '../support/start-app.ts';
import { call, consoleSees, pick, tabletSees, talk } from './busy-ward.ts';
import { Restartable } from './restartable.ts';

const plan = { tablets: 2, interpreters: [['jsl'], ['en']] };

const timeline = (database: Database, callId: string) =>
  database.read('timeline', (db) =>
    db.selectFrom('call_event').select(['type', 'at']).where('call_id', '=', callId).orderBy('seq').execute(),
  );

it(
  'a server killed with kept commands carries them out when it starts again',
  {
    timeout: 120_000,
  },
  async () => {
    const cluster = await startPostgres();
    await using _cluster = { [Symbol.asyncDispose]: () => cluster.stop() };
    const DATABASE_URL = await cluster.create('ward');
    await using server = await Restartable.create('postgres', plan, { DATABASE_URL });
    await server.start();
    const { tablets, consoles } = await server.gather();
    const [ended, going] = [pick(tablets, 0), pick(tablets, 1)];
    const ids: string[] = [];
    for (const [index, [tablet, language]] of [[ended, 'jsl'] as const, [going, 'en'] as const].entries()) {
      const console = pick(consoles, index);
      await console.request('status:set', { status: 'available' });
      await call(tablet, language);
      ids.push(await talk(tablet, console));
      await tabletSees(tablet, (view) => view.call?.state === 'active');
      await consoleSees(console, (view) => view.call?.state === 'active');
    }
    const [endedId, goingId] = [pick(ids, 0), pick(ids, 1)];

    await cluster.crash();
    const before = Date.now();
    await ended.request('call:end', { callId: endedId });
    await ended.request('call:survey', { callId: endedId, rating: 2 });
    const after = Date.now();
    await server.end('SIGKILL');
    await cluster.restart();
    await server.start();

    await using database = await server.openDatabase();
    const events = await timeline(database, endedId);
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['ended', 'surveyed']);
    expect(events.filter(({ type }) => type === 'ended')).toHaveLength(1);
    for (const { at } of events.slice(-2)) {
      expect(at.getTime()).toBeGreaterThanOrEqual(before);
      expect(at.getTime()).toBeLessThanOrEqual(after);
    }
    const back = await server.gather();
    await tabletSees(
      pick(back.tablets, 1),
      ({ call: own }) => own?.callId === goingId && own.state === 'active',
    );
    await tabletSees(pick(back.tablets, 0), ({ call: own }) => own === null);
    expect(await brokenInvariants(database)).toEqual([]);
    await pick(back.tablets, 1).request('call:end', { callId: goingId });
  },
);

it('carries nothing out twice when it was killed between doing and forgetting', async () => {
  await using app = await TestApp.start(plan);
  const { database } = app.app;
  const [tablet, console] = [
    await app.connect('tablet', pick(app.ward.tablets, 0)),
    await app.connect('interpreter', pick(app.ward.interpreters, 0).id),
  ];
  await console.request('status:set', { status: 'available' });
  await call(tablet, 'jsl');
  const callId = await talk(tablet, console);
  await app.settled();
  const subjectId = pick(app.ward.tablets, 0);
  const tell = vi.fn();
  const spool = await Spool.open(app.dataDir, tell);
  const at = app.clock.now().getTime();
  await spool.keep({ id: newId(), at, command: { type: 'end', side: 'tablet', subjectId, callId } });
  await spool.keep({ id: newId(), at, command: { type: 'survey', subjectId, callId, rating: 1 } });
  await copyFile(path.join(app.dataDir, 'spool'), path.join(app.dataDir, 'before'));
  const store = sqlCallStore(database);
  const context: CallContext = {
    store,
    clock: systemClock,
    times: routingDefaults,
    node: 'here',
    openings,
    tickets,
    accepting: () => true,
    newId,
  };
  const dies = {
    ...store,
    forgetKept: () => Promise.reject(new DatabaseUnavailable('forget-kept', 'the server was killed')),
  };
  await expect(replay(spool, { ...context, store: dies }, vi.fn())).rejects.toThrow('database-unavailable');
  await spool.close();
  const once = await timeline(database, callId);
  expect(once.map(({ type }) => type).slice(-2)).toEqual(['ended', 'surveyed']);

  await writeFile(path.join(app.dataDir, 'spool'), await readFile(path.join(app.dataDir, 'before')));
  const again = await Spool.open(app.dataDir, tell);
  expect(again.size).toBe(2);
  expect(await replay(again, context, vi.fn())).toBe(0);
  expect(again.size).toBe(0);
  await again.close();
  expect(await timeline(database, callId)).toEqual(once);
  expect(tell).not.toHaveBeenCalled();
});

it('puts aside what cannot be carried out, and carries out the rest', async () => {
  await using app = await TestApp.start(plan);
  const tell = vi.fn();
  const spool = await Spool.open(app.dataDir, tell);
  const subjectId = pick(app.ward.tablets, 0);
  const unknown = { type: 'end', side: 'tablet', subjectId, callId: newId() } as const;
  await spool.keep({ id: newId(), at: 1, command: unknown });
  await spool.keep({ id: newId(), at: 2, command: { type: 'left', side: 'tablet', subjectId } });
  const context: CallContext = {
    store: sqlCallStore(app.app.database),
    clock: app.clock,
    times: routingDefaults,
    node: 'here',
    openings,
    tickets,
    accepting: () => true,
    newId,
  };
  expect(await replay(spool, context, vi.fn())).toBe(1);
  expect(tell).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'spool-rejected', type: 'end', error: expect.any(Error) }),
  );
  await spool.close();
});
