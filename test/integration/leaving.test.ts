import net from 'node:net';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@mado/sfu-server/ids.ts';
import { databaseKinds } from '../support/databases.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import { TestApp } from '../support/start-app.ts';

describe.each(databaseKinds)('whoever leaves over a question, on %s', (database) => {
  let app: TestApp;
  let console_: ScriptedClient<InterpreterProtocol>;
  beforeAll(async () => {
    app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']] });
    console_ = await app.connect('interpreter', app.ward.interpreters[0]?.id ?? '');
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('is missed from the call that came of it', async () => {
    for (let time = 0; time < 10; time += 1) {
      // Offers that ring out have given them a break.
      await console_.request('status:set', { status: 'available' });
      const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
      tablet.socket.emit('call:request', { requestId: newId(), language: 'jsl' }, () => undefined);
      await app.disconnect(tablet);
      const ghosts = await app.app.database.read('ghosts', (db) =>
        db
          .selectFrom('call')
          .select('id')
          .where('state', '<>', 'ended')
          .where('tablet_lost_at', 'is', null)
          .execute(),
      );
      expect(ghosts).toEqual([]);
      await app.advance(120_000);
    }
    const outcomes = await app.app.database.read('outcomes', (db) =>
      db.selectFrom('call').select(['outcome', 'reason']).execute(),
    );
    expect(outcomes.length).toBeGreaterThan(0);
    for (const outcome of outcomes) expect(outcome).toEqual({ outcome: 'cancelled', reason: 'lost' });
  });
});

it('a connection that says nothing does not keep the server from ending', async () => {
  const app = await TestApp.start({ tablets: 1, interpreters: [] });
  const silent = net.connect(Number(new URL(app.url).port), '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const closed = new Promise((resolve) => silent.once('close', resolve));
  silent.on('error', () => undefined);
  await app[Symbol.asyncDispose]();
  await closed;
});
