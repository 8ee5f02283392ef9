import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleScene, tokenIn, type PeopleScene } from '../../../test/support/people-scene.ts';
import { newId } from '../ids.ts';
import { founds, openInvitation } from './acceptance.ts';
import {
  invite,
  inviteByOperator,
  inviteFirstAdministrator,
  renewAccess,
  withdrawInvitation,
} from './invitations.ts';
import { disablePerson, listPeople } from './people.ts';

const DAY = 86_400_000;
let scene: PeopleScene;
beforeAll(async () => {
  scene = await peopleScene();
}, 60_000);
afterAll(() => scene[Symbol.asyncDispose]());

const supervisor = (email: string) => ({ role: 'supervisor' as const, name: '係長', email, languages: [] });
const interpreter = (email: string, languages: string[]) => ({
  role: 'interpreter' as const,
  name: '通訳',
  email,
  languages,
});
const open = async () => (await listPeople(scene.context, '')).invitations.map(({ email }) => email);

describe('invite', () => {
  it('makes a link whose token is in the fragment and nowhere in the database', async () => {
    const { context, admin, facts } = scene;
    const made = await invite(context, admin, supervisor('one@ward.example'));
    expect(made.path).toMatch(/^\/admin\/#invitation=[\w-]{43}$/);
    const rows = await context.database.read('rows', (db) =>
      db.selectFrom('invitation').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(tokenIn(made));
    expect(facts.at(-1)).toMatchObject({ action: 'invitation-made', from: '192.0.2.1' });
    expect(JSON.stringify(facts)).not.toMatch(/one@ward|係長/);
  });

  it('leads an interpreter to their own client', async () => {
    const made = await invite(scene.context, scene.admin, interpreter('way@ward.example', ['jsl']));
    expect(made.path).toMatch(/^\/interpreter\/#invitation=/);
  });

  it('refuses an address that has an account', async () => {
    await scene.join('supervisor', 'there@ward.example');
    const again = invite(scene.context, scene.admin, supervisor('there@ward.example'));
    await expect(again).rejects.toMatchObject({ code: 'person-exists' });
  });

  it.each([
    [[], 'unknown-language'],
    [['tlh'], 'unknown-language'],
  ])('refuses an interpreter with the languages %j', async (languages, code) => {
    const asked = invite(scene.context, scene.admin, interpreter('no@ward.example', languages));
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('refuses languages of anybody else', async () => {
    const asked = { ...supervisor('no@ward.example'), languages: ['jsl'] };
    await expect(invite(scene.context, scene.admin, asked)).rejects.toMatchObject({
      code: 'invalid-message',
    });
  });

  it('makes an earlier link of the same address worthless', async () => {
    const { context, admin } = scene;
    const earlier = await invite(context, admin, supervisor('twice@ward.example'));
    const later = await invite(context, admin, supervisor('twice@ward.example'));
    await expect(openInvitation(context, 'admin', tokenIn(earlier))).rejects.toMatchObject({
      code: 'invitation-invalid',
    });
    expect((await openInvitation(context, 'admin', tokenIn(later))).email).toBe('twice@ward.example');
  });
});

describe('withdrawInvitation', () => {
  it('makes a link worthless, once', async () => {
    const { context, admin, facts } = scene;
    const { invitation } = await invite(context, admin, supervisor('gone@ward.example'));
    await withdrawInvitation(context, admin, invitation.id);
    expect(facts.at(-1)).toMatchObject({ action: 'invitation-withdrawn', subject: { id: invitation.id } });
    expect(await open()).not.toContain('gone@ward.example');
    await expect(withdrawInvitation(context, admin, invitation.id)).rejects.toMatchObject({
      code: 'invitation-invalid',
    });
  });

  it('says of one that is over that it is over', async () => {
    const { context, admin, pass } = scene;
    const { invitation } = await invite(context, admin, supervisor('late@ward.example'));
    pass(7 * DAY);
    await expect(withdrawInvitation(context, admin, invitation.id)).rejects.toMatchObject({
      code: 'invitation-invalid',
    });
  });
});

describe('renewAccess', () => {
  it('makes a link for the account that is there', async () => {
    const { context, admin, join } = scene;
    const id = await join('interpreter', 'lost@ward.example');
    const made = await renewAccess(context, admin, id);
    expect(made.invitation).toMatchObject({ personId: id, email: 'lost@ward.example' });
    expect(made.path).toMatch(/^\/interpreter\//);
  });

  it('knows nobody who is unknown or disabled', async () => {
    const { context, admin, join } = scene;
    const id = await join('supervisor', 'shut@ward.example');
    await disablePerson(context, admin, id);
    for (const nobody of [id, newId()]) {
      await expect(renewAccess(context, admin, nobody)).rejects.toMatchObject({ code: 'person-not-found' });
    }
  });

  it('refuses the own account: with it, who sits down at an open browser could take it over', async () => {
    const { context, admin } = scene;
    const self = admin.actor?.subjectId ?? '';
    await expect(renewAccess(context, admin, self)).rejects.toMatchObject({ code: 'own-account' });
  });
});

it('a fresh link for the first administrator replaces the one before', async () => {
  const { context } = scene;
  const [before, after] = [await inviteFirstAdministrator(context), await inviteFirstAdministrator(context)];
  await expect(openInvitation(context, 'admin', tokenIn(before))).rejects.toMatchObject({
    code: 'invitation-invalid',
  });
  expect(await openInvitation(context, 'admin', tokenIn(after))).toMatchObject({ role: 'admin' });
});

it('the operator lets one more administrator in, whoever they are', async () => {
  const { context, facts } = scene;
  const made = await inviteByOperator(context, 'a machine');
  expect(facts.at(-1)).toMatchObject({ actor: 'operator', from: 'a machine', action: 'invitation-made' });
  const opened = await openInvitation(context, 'admin', tokenIn(made));
  expect([opened.role, opened.madeBy, founds(opened)]).toEqual(['admin', null, true]);
});
