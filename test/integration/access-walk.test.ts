import { adminProtocol } from '@mado/core/protocol/admin.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { restRoutes } from '@mado/core/protocol/rest/routes.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import { namespaces, type Role } from '@mado/core/protocol/version.ts';
import { access, actors } from '@mado/sfu-server/auth/access.ts';
import { createPersonAuth } from '@mado/sfu-server/auth/person-auth.ts';
import { CallLog } from '@mado/sfu-server/call-log/call-log.ts';
import { createHttp } from '@mado/sfu-server/http/create-http.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anybodies, clientOfActor, Everybody } from '../support/everybody.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { askRoute, expectedRefusal, statusOfRefusal, surprise } from '../support/rights.ts';
import { ScriptedClient } from '../support/scripted-client.ts';
import { servedBy } from '../support/served-routes.ts';
import { testSecret } from '../support/secret.ts';

/** Served to whoever comes, and to be told from what was merely forgotten. */
const open = [
  ...['GET /healthz', 'GET /readyz', 'GET /link/:token', 'GET /', 'GET /pages.css'],
  // Of loopback, and with a token of others.
  'GET /metrics',
];
/** What is no route and sees requests all the same. Only the clients' files and the accounts answer any. */
const others = [
  '/ <anonymous>',
  '/ <anonymous>',
  '/api/auth jsonParser',
  '/api/auth/:client <anonymous>',
  '/api #limited',
  '/api/admin <anonymous>',
  // Renews a tablet's cookie with its page.
  '/tablet <anonymous>',
  ...['/tablet', '/interpreter', '/admin'].flatMap((client) => [
    `${client} withSlash`,
    `${client} <anonymous>`,
    `${client} serveStatic`,
    `${client} <anonymous>`,
  ]),
  '/ notFound',
  '/ <anonymous>',
];

const protocols = { tablet: tabletProtocol, interpreter: interpreterProtocol, admin: adminProtocol };
const roles = Object.keys(namespaces) as Role[];
const authClients = ['admin', 'interpreter'] as const;
const restNames = Object.keys(access.rest) as (keyof typeof access.rest)[];
const authNames = Object.keys(access.auth) as (keyof typeof access.auth)[];

let everybody: Everybody;
const begin = () => {
  beforeAll(async () => {
    everybody = await Everybody.start();
  });
  afterAll(() => everybody[Symbol.asyncDispose]());
};
const url = () => everybody.app.url;

describe('the table of rights', () => {
  begin();

  it('has every route that is served, and is served whole', () => {
    const { database, accounts, audit, tablets } = everybody.app.app;
    const app = createHttp({
      config: { mode: 'serve', secure: false, publicUrl: null, trustedProxies: null, metricsToken: null },
      log: createLogger('error'),
      accounts,
      audit,
      tablets,
      routing: { database, auditor: audit.auditor, timeZone: 'Asia/Tokyo', changed: () => undefined },
      shutOut: () => Promise.resolve(),
      callLog: new CallLog(database),
      metrics: { contentType: 'text/plain', expose: () => Promise.resolve('') },
      readiness: {},
      clients: { tablet: '/nowhere', interpreter: '/nowhere', admin: '/nowhere' },
    });
    const served = servedBy(app);
    expect(served.routes.toSorted()).toEqual([...restNames, ...open].sort());
    expect(served.others).toEqual(others);
    expect(restNames.toSorted()).toEqual(Object.keys(restRoutes).sort());
  });

  it('has every event of every protocol, and no other', () => {
    for (const role of roles) {
      expect(Object.keys(access.events[role]).sort()).toEqual(Object.keys(protocols[role].requests).sort());
    }
  });

  it('opens nothing of the library for accounts but what it names', async () => {
    const reached = { secure: false, publicUrl: url(), keys: [testSecret] } as const;
    const { api } = createPersonAuth('admin', {
      ...reached,
      password: { hash: async () => '', verify: async () => false },
      kysely: everybody.app.app.database.forAccounts,
      clock: everybody.app.clock,
    });
    const endpoints = Object.values(api) as { path?: string; options?: { method?: string | string[] } }[];
    const all = endpoints.flatMap(({ path, options }) =>
      [options?.method ?? []].flat().map((method) => `${method} ${path ?? '(of the server alone)'}`),
    );
    expect(all).toEqual(expect.arrayContaining(authNames));
    const closed = all.filter((name) => !(name in access.auth) && !name.includes('('));
    expect(closed.length).toBeGreaterThan(20);
    const visitor = new HttpVisitor(url(), await everybody.cookieOf('admin'));
    for (const name of closed) {
      expect([name, (await askRoute(visitor, name, '/api/auth/admin')).status]).toEqual([name, 404]);
    }
  });
});

describe('over HTTP', () => {
  begin();

  it.each(anybodies)('%s may use every route that is theirs, and none besides', async (who) => {
    const visitor = new HttpVisitor(url(), await everybody.cookieOf(who));
    const surprises: string[] = [];
    for (const name of restNames) {
      const refusal = expectedRefusal(access.rest[name], who, name.split('/')[2] as Role);
      const wrong = surprise(await askRoute(visitor, name), refusal);
      if (wrong !== null) surprises.push(`${name}: ${wrong}`);
    }
    expect(surprises).toEqual([]);
  });

  it.each(anybodies)('%s may see what is open', async (who) => {
    const visitor = new HttpVisitor(url(), await everybody.cookieOf(who));
    for (const name of [...open, ...roles.map((role) => `GET ${namespaces[role]}/`)]) {
      expect([401, 403]).not.toContain((await askRoute(visitor, name)).status);
    }
  });

  it('what may not be got may not be asked about either', async () => {
    for (const name of restNames.filter((each) => each.startsWith('GET'))) {
      const answer = await askRoute(new HttpVisitor(url()), name.replace('GET', 'HEAD'));
      expect(answer.status).toBe(statusOfRefusal.unauthenticated);
    }
  });

  it.each(['tablet', 'interpreter'] as const)(
    "%s gets in nowhere with their cookie under an administrator's name",
    async (who) => {
      const visitor = new HttpVisitor(url(), await everybody.disguised(who, 'admin'));
      for (const name of restNames.filter((each) => access.rest[each] !== 'anybody')) {
        expect([name, surprise(await askRoute(visitor, name), 'unauthenticated')]).toEqual([name, null]);
      }
    },
  );
});

describe.each(authClients)('the accounts of the client %s', (client) => {
  begin();

  it.each(anybodies)('%s may use what is theirs, and nothing besides', async (who) => {
    const cookie = await everybody.cookieOf(who);
    const surprises: string[] = [];
    for (const name of authNames) {
      // Signing out ends the session.
      const own = name === 'POST /sign-out' ? await everybody.cookieOf(who) : cookie;
      const answer = await askRoute(new HttpVisitor(url(), own), name, `/api/auth/${client}`);
      const wrong = surprise(answer, expectedRefusal(access.auth[name], who, client));
      if (wrong !== null) surprises.push(`${name}: ${wrong}`);
    }
    expect(surprises).toEqual([]);
  });
});

describe('over sockets', () => {
  begin();
  const names = [...new Set(roles.flatMap((role) => Object.keys(protocols[role].requests)))];

  it.each(actors)('%s may send every event that is theirs, and none besides', async (who) => {
    const role = clientOfActor[who] ?? 'tablet';
    const cookie = (await everybody.cookieOf(who)) ?? '';
    const client = await ScriptedClient.connect(role, { url: url(), cookie });
    const theirs: Readonly<Record<string, readonly string[]>> = access.events[role];
    const surprises: string[] = [];
    for (const name of [...names, 'no-such-event']) {
      const reply = await client.send(name, {});
      const code = reply.ok ? null : reply.error.code;
      const refusals = ['forbidden', 'unauthenticated', 'unknown-event', 'internal', 'rate-limited'];
      const may = theirs[name]?.includes(who);
      const expectedCode = may === undefined ? 'unknown-event' : 'forbidden';
      const right = may === true ? !refusals.includes(code ?? '') : code === expectedCode;
      if (!right) surprises.push(`${name}: ${code ?? 'passed'}`);
    }
    client.close();
    expect(surprises).toEqual([]);
  });

  it.each(roles)('nobody gets into %s, and nobody with the cookie of another client', async (role) => {
    const strangers: (string | undefined)[] = [undefined];
    for (const who of actors.filter((each) => clientOfActor[each] !== role)) {
      strangers.push((await everybody.cookieOf(who)) ?? '', await everybody.disguised(who, role));
    }
    for (const cookie of strangers) {
      const options = cookie === undefined ? { url: url() } : { url: url(), cookie };
      await expect(ScriptedClient.connect(role, options)).rejects.toThrow('unauthenticated');
    }
  });
});
