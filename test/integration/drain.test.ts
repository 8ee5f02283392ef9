import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { refused } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';
import { call, pick, talk } from './busy-ward.ts';
import { Restartable } from './restartable.ts';

const plan = { tablets: 3, interpreters: [['jsl']] };

/** One call is active, one waits, one tablet is free. */
async function scene(drainSeconds: string) {
  const app = await TestApp.start({ ...plan, environment: { MADO_DRAIN_SECONDS: drainSeconds } });
  const [talking, waiting, free] = [
    await app.connect('tablet', pick(app.ward.tablets, 0)),
    await app.connect('tablet', pick(app.ward.tablets, 1)),
    await app.connect('tablet', pick(app.ward.tablets, 2)),
  ];
  const console = await app.connect('interpreter', pick(app.ward.interpreters, 0).id);
  await console.request('status:set', { status: 'available' });
  const active = await call(talking, 'jsl');
  await talk(talking, console);
  const requestId = newId();
  const queued = await call(waiting, 'jsl', requestId);
  await app.settled();
  return { app, talking, waiting, free, console, active, requestId, queued };
}

describe('a server that was told to end', () => {
  it('refuses new calls, tells everybody, and waits for the calls that run', async () => {
    const { app, talking, waiting, free, console, active, requestId, queued } = await scene('60');
    await using _app = app;
    expect((await console.request('sync', {})).stopping).toBeUndefined();
    const told = [free, talking, waiting].map((tablet) =>
      tablet.next('view', (view) => view.stopping === true),
    );
    const toldToo = console.next('view', (view) => view.stopping === true);
    let over = false;
    const drained = app.app.drain().then(() => {
      over = true;
    });
    await Promise.all([...told, toldToo]);
    expect(await free.ask('call:request', { requestId: newId(), language: 'jsl' })).toEqual(
      refused('server-stopping'),
    );
    expect(await call(waiting, 'jsl', requestId)).toBe(queued);
    const response = await fetch(`${app.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { calls: expect.stringContaining('draining') } });
    await app.advance(30_000);
    expect(over).toBe(false);
    await talking.request('call:end', { callId: active });
    await drained;
    expect((await waiting.request('sync', {})).call?.state).toBe('queued');
  });

  it('waits no longer than its limit, and in a trial not at all', async () => {
    const limited = await scene('60');
    await using app = limited.app;
    const drained = limited.app.app.drain();
    await app.advance(60_000);
    await drained;
    const trial = await scene('');
    await using _trial = trial.app;
    await trial.app.app.drain();
    expect((await trial.talking.request('sync', {})).call?.state).toBe('active');
  });
});

describe.each(databaseKinds)('SIGTERM to the program during a call, on %s', (kind) => {
  it('ends it with 0 after the call, and keeps who waits', async () => {
    await using server = await Restartable.create(kind, plan);
    await server.start();
    const { tablets, consoles } = await server.gather();
    const [talking, waiting, console] = [pick(tablets, 0), pick(tablets, 1), pick(consoles, 0)];
    await console.request('status:set', { status: 'available' });
    const active = await call(talking, 'jsl');
    await talk(talking, console);
    const queued = await call(waiting, 'jsl');
    const told = waiting.next('view', (view) => view.stopping === true);
    const ended = server.end('SIGTERM');
    await told;
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await talking.request('call:end', { callId: active });
    expect(await ended).toBe(0);
    const states = await server.rows((database) =>
      database.read('states', (db) => db.selectFrom('call').select(['id', 'state']).orderBy('id').execute()),
    );
    expect(states).toEqual([
      { id: active, state: 'ended' },
      { id: queued, state: 'queued' },
    ]);
  });
});
