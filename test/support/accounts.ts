import type { PersonClient, PersonRole } from '@mado/core/domain/person.ts';
import { systemClock } from '@mado/sfu-server/clock.ts';
import { newDatabase, type DatabaseKind } from './databases.ts';
import { nextCode, oneTimeCode } from './one-time-code.ts';
import { TestApp } from './start-app.ts';
import { Trial } from './trial.ts';
import { WebSession } from './web-session.ts';

export const goodPassword = '三丁目の角の青い屋根のパン屋さん';

/** How often a password was hashed or compared with a hash. */
export interface HashWork {
  count: number;
}

/** A server with accounts. Hashing costs nothing, and is counted. */
export async function startWithAccounts(kind: DatabaseKind): Promise<{ app: TestApp; work: HashWork }> {
  const work: HashWork = { count: 0 };
  const hashed = (password: string) => {
    work.count += 1;
    return `hash of ${password}`;
  };
  const app = await TestApp.start({
    tablets: 0,
    interpreters: [['jsl']],
    overrides: {
      clock: systemClock,
      database: await newDatabase(kind),
      password: {
        hash: async (password) => hashed(password),
        verify: async ({ hash, password }) => hash === hashed(password),
      },
    },
  });
  return { app, work };
}

/** A server with accounts, as the tests start it: on its own, or as a trial. */
type Server = TestApp | Trial;

async function administratorsLink(server: Server): Promise<string> {
  if (server instanceof Trial) return (await server.links()).admin;
  const subjectId = server.ward.administrator;
  return server.url + (await server.app.accounts.sessions.createLink({ role: 'admin', subjectId }));
}

/** The administrator of the ward, signed in by a link. */
export async function administrator(server: Server): Promise<WebSession> {
  const session = new WebSession(server.url, 'admin');
  await session.open(await administratorsLink(server));
  return session;
}

let count = 0;

/** Somebody who was invited and is at their browser, before they have an account. */
export async function invited(server: Server, role: PersonRole = 'interpreter') {
  count += 1;
  const email = `person-${count}@example.jp`;
  const languages = role === 'interpreter' ? ['jsl'] : [];
  const invitation = { role, email, languages, name: `鈴木 ${count}` };
  const { body } = await (await administrator(server)).api('/invitations', invitation);
  const { url } = body as { url: string };
  const client: PersonClient = role === 'interpreter' ? 'interpreter' : 'admin';
  const token = url.split('#invitation=')[1] ?? '';
  return { email, url, token, client, browser: new WebSession(server.url, client) };
}

/** Somebody with an account, signed in on the browser on which they made it. */
export async function member(server: Server, role: PersonRole = 'interpreter') {
  const { email, token, client, browser } = await invited(server, role);
  const { code } = await browser.api('/invitation/accept', { token, password: goodPassword });
  if (code !== null) throw new Error(`the invitation was refused: ${code}`);
  return { email, client, browser };
}

export const signIn = (browser: WebSession, email: string, password = goodPassword) =>
  browser.auth('/sign-in/email', { email, password });

/** Somebody whose authenticator app is set up. */
export async function memberWithCodes(server: Server, role: PersonRole = 'interpreter') {
  const person = await member(server, role);
  const { body } = await person.browser.auth('/two-factor/enable', { password: goodPassword });
  const { totpURI, backupCodes } = body as { totpURI: string; backupCodes: string[] };
  const firstCode = oneTimeCode(totpURI, Date.now());
  const { code } = await person.browser.auth('/two-factor/verify-totp', { code: firstCode });
  if (code !== null) throw new Error(`the code was refused: ${code}`);
  return { ...person, firstCode, recoveryCodes: backupCodes, nextCode: () => nextCode(totpURI) };
}
