import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptance,
  goodPassword,
  peopleScene,
  tokenIn,
  type PeopleScene,
} from '../../../test/support/people-scene.ts';
import { newToken } from '../auth/tokens.ts';
import { acceptInvitation, founds, openInvitation } from './acceptance.ts';
import { invite, inviteFirstAdministrator, renewAccess } from './invitations.ts';
import { listPeople } from './people.ts';

const DAY = 86_400_000;
let scene: PeopleScene;
beforeAll(async () => {
  scene = await peopleScene();
}, 60_000);
afterAll(() => scene[Symbol.asyncDispose]());

const inviteInterpreter = (email: string, languages: string[]) =>
  invite(scene.context, scene.admin, { role: 'interpreter', name: '通訳', email, languages });
const inviteSupervisor = (email: string) =>
  invite(scene.context, scene.admin, { role: 'supervisor', name: '係長', email, languages: [] });
const accept = (token: string, more: object = {}) =>
  acceptInvitation(scene.context, 'admin', { ...acceptance(token), ...more });
const invalid = { code: 'invitation-invalid' };

describe('acceptInvitation', () => {
  it('makes an interpreter with their languages, whom the routing knows as offline', async () => {
    const id = await scene.accept(await inviteInterpreter('new@ward.example', ['en', 'jsl', 'en']));
    const { people } = await listPeople(scene.context, '');
    expect(people.find((person) => person.id === id)).toMatchObject({
      role: 'interpreter',
      languages: ['jsl', 'en'],
      password: true,
      twoFactor: false,
      disabledAt: null,
    });
    const row = await scene.context.database.read('interpreter', (db) =>
      db.selectFrom('interpreter').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    expect(row).toMatchObject({ status: 'offline', state: 'idle', name: '通訳' });
  });

  it('signs in, and has the browser known as one of theirs', async () => {
    const { personId, cookies } = await accept(tokenIn(await inviteSupervisor('own@ward.example')));
    expect(cookies).toEqual([personId, 'known to own@ward.example']);
  });

  it('works once', async () => {
    const token = tokenIn(await inviteSupervisor('once@ward.example'));
    await accept(token);
    await expect(accept(token)).rejects.toMatchObject(invalid);
  });

  it('works within seven days', async () => {
    const [intime, late] = [
      await inviteSupervisor('in@ward.example'),
      await inviteSupervisor('l@ward.example'),
    ];
    scene.pass(7 * DAY - 1);
    await accept(tokenIn(intime));
    scene.pass(1);
    await expect(accept(tokenIn(late))).rejects.toMatchObject(invalid);
  });

  it('refuses whom it does not know, and who comes by the wrong client', async () => {
    const made = await inviteInterpreter('door@ward.example', ['jsl']);
    for (const token of [newToken(), 'short', tokenIn(made)])
      await expect(accept(token)).rejects.toMatchObject(invalid);
  });

  it.each([
    ['short', 'password-too-short'],
    ['passwordpassword', 'password-common'],
    ['x'.repeat(129), 'password-too-long'],
  ])('refuses the password %s, and the link still works', async (password, code) => {
    const token = tokenIn(await inviteSupervisor(`${code}@ward.example`));
    await expect(accept(token, { password })).rejects.toMatchObject({ code });
    await accept(token);
  });

  it('lets nobody have an address that somebody took meanwhile', async () => {
    const { context, admin } = scene;
    const invited = await inviteSupervisor('race@ward.example');
    const founding = await inviteFirstAdministrator(context);
    const named = { name: '管理者', email: 'race@ward.example' };
    await accept(tokenIn(founding), named);
    await expect(accept(tokenIn(invited))).rejects.toMatchObject({ code: 'person-exists' });
    const again = invite(context, admin, { ...named, role: 'admin', languages: [] });
    await expect(again).rejects.toMatchObject({ code: 'person-exists' });
  });

  it('asks the first administrator who they are, and nobody else', async () => {
    const founding = await inviteFirstAdministrator(scene.context);
    expect(founds(await openInvitation(scene.context, 'admin', tokenIn(founding)))).toBe(true);
    await expect(accept(tokenIn(founding))).rejects.toMatchObject({ code: 'invalid-message' });
    const invited = await inviteSupervisor('fixed@ward.example');
    const { personId: id } = await accept(tokenIn(invited), {
      name: 'Another',
      email: 'another@ward.example',
    });
    const { people } = await listPeople(scene.context, '');
    expect(people.find((person) => person.id === id)).toMatchObject({
      name: '係長',
      email: 'fixed@ward.example',
    });
  });
});

it('a renewed access takes sessions and second factors away, and keeps the account', async () => {
  const { context, admin, join } = scene;
  const id = await join('supervisor', 'back@ward.example');
  const at = context.clock.now();
  await context.database.transaction('session', async (tx) => {
    await tx
      .insertInto('auth_session')
      .values({
        id: 's',
        token: 't',
        user_id: id,
        created_at: at,
        updated_at: at,
        expires_at: new Date(1e13),
      })
      .execute();
    await tx.updateTable('auth_user').set({ two_factor_enabled: true }).where('id', '=', id).execute();
  });
  const renewed = await renewAccess(context, admin, id);
  expect(await accept(tokenIn(renewed), { password: `${goodPassword}, again` })).toMatchObject({
    personId: id,
  });
  const { people } = await listPeople(context, '');
  expect(people.find((person) => person.id === id)).toMatchObject({ twoFactor: false, password: true });
  const sessions = await context.database.read('sessions', (db) =>
    db.selectFrom('auth_session').select('id').where('user_id', '=', id).execute(),
  );
  expect(sessions).toEqual([]);
});
