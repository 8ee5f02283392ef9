import { once } from 'node:events';
import { disconnectSubject } from '@mado/sfu-server/realtime/disconnect-subject.ts';
import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { noObjects } from '../support/media-scene.ts';
import { ScriptedWard } from '../support/scripted-ward.ts';
import { TestApp } from '../support/start-app.ts';
import { WholeCall } from '../support/whole-call.ts';

const plan = { tablets: 2, interpreters: [['jsl'], ['jsl']] };

/** A ward with everybody connected, and one tablet that calls. */
async function scene(database: (typeof databaseKinds)[number]) {
  const app = await TestApp.start({ ...plan, database });
  const people = await ScriptedWard.gather(app.ward, {
    tablet: (id) => app.connect('tablet', id),
    interpreter: (id) => app.connect('interpreter', id),
  });
  const [tablet] = people.tablets;
  if (tablet === undefined) throw new Error('no tablet');
  /** Who is at a console. */
  const idOf = (console: WholeCall['console']): string => {
    const index = people.consoles.indexOf(console);
    return app.ward.interpreters[index]?.id ?? '';
  };
  const remove = (subjectId: string) =>
    disconnectSubject(app.app.switchboard.gateway, { role: 'interpreter', subjectId }, 'account-disabled');
  return { app, people, tablet, idOf, remove };
}

describe.each(databaseKinds)('an interpreter who is removed, on %s', (database) => {
  it('in a call: is gone with their media, and the visitor is told that it is over', async () => {
    const { app, people, tablet, idOf, remove } = await scene(database);
    await using _app = app;
    const call = await WholeCall.active(people, tablet);
    const { client } = call.console;
    const told = client.next('signed-out', () => true);
    const gone = once(client.socket as unknown as NodeJS.EventEmitter, 'disconnect');
    await remove(idOf(call.console));
    expect(await told).toEqual({ reason: 'account-disabled' });
    expect((await gone)[0]).toBe('io server disconnect');
    expect(app.engine.objects()).toEqual(noObjects);
    const ended = await tablet.sees('an ended call', (view) =>
      view.call?.state === 'ended' ? view.call : null,
    );
    expect(ended).toMatchObject({ outcome: 'failed', reason: 'interpreter-disabled', surveyDue: true });
    people.leave();
  });

  it('while being rung: the call goes to the next one, and they are rung no more', async () => {
    const { app, people, tablet, idOf, remove } = await scene(database);
    await using _app = app;
    const call = await WholeCall.rung(people, tablet);
    const first = idOf(call.console);
    const offerId = call.console.view.offer?.offerId;
    await remove(first);
    const next = await people.rung(call.callId, offerId);
    expect(idOf(next.console)).not.toBe(first);
    const { status } = await app.app.database.read('interpreter', (db) =>
      db.selectFrom('interpreter').select('status').where('id', '=', first).executeTakeFirstOrThrow(),
    );
    expect(status).toBe('offline');
    people.leave();
  });
});
