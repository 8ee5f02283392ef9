import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  leaveEntry,
  peopleScene,
  principalOf,
  tokenIn,
  type PeopleScene,
} from '../../../test/support/people-scene.ts';
import { newId } from '../ids.ts';
import { openInvitation } from './acceptance.ts';
import { invite, renewAccess } from './invitations.ts';
import { changeRole, dataOf, disablePerson, enablePerson, erase, listPeople } from './people.ts';

let scene: PeopleScene;
beforeAll(async () => {
  scene = await peopleScene();
}, 60_000);
afterAll(() => scene[Symbol.asyncDispose]());

const self = () => scene.admin.actor?.subjectId ?? '';
const find = async (id: string) =>
  (await listPeople(scene.context, self())).people.find((person) => person.id === id);
const signIn = (id: string) =>
  scene.context.database.transaction('session', (tx) => {
    const at = scene.context.clock.now();
    const session = { id: newId(), token: newId(), user_id: id, created_at: at, updated_at: at };
    return tx
      .insertInto('auth_session')
      .values({ ...session, expires_at: new Date(1e13) })
      .execute();
  });
const sessionsOf = (id: string) =>
  scene.context.database.read('sessions', (db) =>
    db.selectFrom('auth_session').select('id').where('user_id', '=', id).execute(),
  );

it('says which account is the own one', async () => {
  const { people } = await listPeople(scene.context, self());
  expect(people.filter((person) => person.self).map(({ id }) => id)).toEqual([self()]);
});

describe('an account', () => {
  it('that is disabled has no session and no link any more, and can be enabled', async () => {
    const { context, admin, join, facts } = scene;
    const id = await join('interpreter', 'i@ward.example');
    await signIn(id);
    const link = await renewAccess(context, admin, id);
    expect(await disablePerson(context, admin, id)).toEqual({ role: 'interpreter', subjectId: id });
    expect(facts.at(-1)).toMatchObject({ action: 'person-disabled', subject: { kind: 'person', id } });
    expect(await find(id)).toMatchObject({ disabledAt: context.clock.now().getTime() });
    expect(await sessionsOf(id)).toEqual([]);
    await expect(openInvitation(context, 'interpreter', tokenIn(link))).rejects.toThrow('invitation-invalid');
    await enablePerson(context, admin, id);
    expect(await find(id)).toMatchObject({ disabledAt: null });
  });

  it('takes the links that it made along when it is disabled, or is no administrator any more', async () => {
    const { context, admin, join } = scene;
    const invited = { role: 'supervisor', name: 'Z', languages: [] } as const;
    const id = await join('admin', 'maker@ward.example');
    const maker = { actor: principalOf(id), from: null };
    const first = await invite(context, maker, { ...invited, email: 'z1@ward.example' });
    await changeRole(context, admin, id, 'supervisor');
    await expect(openInvitation(context, 'admin', tokenIn(first))).rejects.toThrow('invitation-invalid');
    await expect(invite(context, maker, { ...invited, email: 'z2@ward.example' })).rejects.toThrow(
      'forbidden',
    );
    await expect(renewAccess(context, maker, admin.actor?.subjectId ?? '')).rejects.toThrow('forbidden');
    await changeRole(context, admin, id, 'admin');
    const second = await renewAccess(context, maker, admin.actor?.subjectId ?? '');
    await disablePerson(context, admin, id);
    await expect(openInvitation(context, 'admin', tokenIn(second))).rejects.toThrow('invitation-invalid');
  });

  it('changes between supervisor and administrator, and is signed out by it', async () => {
    const { context, admin, join, facts } = scene;
    const id = await join('supervisor', 's@ward.example');
    await signIn(id);
    await changeRole(context, admin, id, 'admin');
    expect(await find(id)).toMatchObject({ role: 'admin' });
    expect(facts.at(-1)).toMatchObject({
      action: 'role-changed',
      detail: { was: 'supervisor', is: 'admin' },
    });
    expect(await sessionsOf(id)).toEqual([]);
  });

  it('of an interpreter stays one, and nobody else becomes one', async () => {
    const { context, admin, join } = scene;
    const [interpreter, supervisor] = [
      await join('interpreter', 'stay@ward.example'),
      await join('supervisor', 'never@ward.example'),
    ];
    await expect(changeRole(context, admin, interpreter, 'admin')).rejects.toThrow('invalid-transition');
    await expect(changeRole(context, admin, supervisor, 'interpreter')).rejects.toThrow('invalid-transition');
  });

  it('is erased only while it is disabled', async () => {
    const { context, admin, join } = scene;
    const id = await join('supervisor', 'in-use@ward.example');
    await expect(erase(context, admin, id)).rejects.toThrow('not-disabled');
    expect(await find(id)).toBeDefined();
  });

  it('that is erased leaves no name and no address; its calls keep that there was somebody', async () => {
    const { context, admin, join } = scene;
    const id = await join('interpreter', 'forget@ward.example');
    await renewAccess(context, admin, id);
    await disablePerson(context, admin, id);
    await erase(context, admin, id);
    expect(await find(id)).toBeUndefined();
    const rows = await context.database.read('rows', async (db) => ({
      invitations: await db.selectFrom('invitation').selectAll().execute(),
      interpreter: await db
        .selectFrom('interpreter')
        .select(['id', 'name', 'status'])
        .where('id', '=', id)
        .execute(),
      skills: await db.selectFrom('interpreter_skill').selectAll().where('interpreter_id', '=', id).execute(),
    }));
    expect(JSON.stringify(rows)).not.toContain('forget@ward.example');
    expect(rows.interpreter).toEqual([{ id, name: '—', status: 'offline' }]);
    expect(rows.skills).toEqual([]);
  });
});

describe('nobody', () => {
  const doings = { disablePerson, enablePerson, erase, demote };
  function demote(...[context, by, id]: Parameters<typeof erase>) {
    return changeRole(context, by, id, 'supervisor');
  }

  it.each(Object.entries(doings))('is there for %s', async (_name, doing) => {
    await expect(doing(scene.context, scene.admin, newId())).rejects.toThrow('person-not-found');
  });

  it.each(Object.entries(doings))('does this to themself: %s', async (_name, doing) => {
    await expect(doing(scene.context, scene.admin, self())).rejects.toThrow('own-account');
  });

  it.each(Object.entries(doings))('who is no administrator any more does this: %s', async (_name, doing) => {
    const { context, admin, join } = scene;
    const email = `${_name.toLowerCase()}@was.example`;
    const [was, other] = [await join('admin', email), await join('admin', `other-${email}`)];
    await changeRole(context, admin, was, 'supervisor');
    const by = { actor: principalOf(was), from: null };
    await expect(doing(context, by, other)).rejects.toThrow('forbidden');
  });
});

describe('dataOf', () => {
  it('has everything that is kept of somebody, and no secret', async () => {
    const { context, admin, accept, join, facts } = scene;
    const id = await join('interpreter', 'mine@ward.example');
    await accept(await renewAccess(context, admin, id));
    await signIn(id);
    const data = await dataOf(context, admin, id);
    expect(data).toMatchObject({
      account: { id, name: 'interpreter of tests', email: 'mine@ward.example', role: 'interpreter' },
      password: true,
      sessions: [{ created_at: context.clock.now() }],
      passkeys: [],
      interpreter: { name: 'interpreter of tests', status: 'offline' },
      skills: [{ language: 'jsl' }, { language: 'en' }],
      invitations: [{ name: 'interpreter of tests', email: 'mine@ward.example' }, { person_id: id }],
      calls: [],
      offers: [],
      timeline: [],
      audit: { entries: [], older: false },
    });
    expect(JSON.stringify(data)).not.toMatch(/token|hash/i);
    expect(facts.at(-1)).toMatchObject({ action: 'person-exported', subject: { id } });
  });

  it('has their entries of the audit log, without the addresses of others', async () => {
    const { context, admin, join } = scene;
    const id = await join('admin', 'trace@ward.example');
    const other = newId();
    await leaveEntry(context, 1, { action: 'sign-in', actor: null, subject: id });
    await leaveEntry(context, 2, { action: 'person-enabled', actor: id, subject: other });
    await leaveEntry(context, 3, { action: 'role-changed', actor: other, subject: id });
    await leaveEntry(context, 4, { action: 'role-changed', actor: other, subject: other });
    const { audit } = await dataOf(context, admin, id);
    expect(audit).toMatchObject({
      entries: [
        { action: 'role-changed', actor_kind: 'admin', subject_id: id, from: null },
        { action: 'person-enabled', actor_kind: 'admin', subject_id: other, from: '192.0.2.9' },
        { action: 'sign-in', actor_kind: 'nobody', subject_id: id, from: '192.0.2.9' },
      ],
      older: false,
    });
    expect(JSON.stringify(audit)).not.toContain('actor_id');
  });

  it('knows nobody who is not there', async () => {
    await expect(dataOf(scene.context, scene.admin, newId())).rejects.toThrow('person-not-found');
  });
});
