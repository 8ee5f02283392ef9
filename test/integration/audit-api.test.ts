import { requestCalls } from '../support/audit-calls.ts';
import { auditPage, auditVerdict, type AuditPage } from '@mado/core/protocol/rest/audit.ts';
import { callLogPage } from '@mado/core/protocol/rest/calls.ts';
import { restError } from '@mado/core/protocol/rest/contract.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { databaseKinds, type DatabaseKind } from '../support/databases.ts';
import { TestApp } from '../support/start-app.ts';

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server with an administrator who is signed in. */
async function scene(database: DatabaseKind) {
  const environment = { MADO_LOG_LEVEL: 'silent' };
  const app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']], environment });
  const cookie = await app.signIn('admin', app.ward.administrator);
  const ask = (path: string, { headers, ...init }: Ask = {}) =>
    fetch(app.url + path, { ...init, headers: { cookie, ...headers } });
  const entries = async (query = ''): Promise<AuditPage> =>
    auditPage.parse(await (await ask(`/api/admin/audit${query}`)).json());
  const actions = async () => (await entries()).entries.map(({ action }) => action);
  const verify = async () => {
    const headers = { 'content-type': 'application/json', origin: app.url };
    const answer = await ask('/api/admin/audit/verify', { method: 'POST', headers, body: '{}' });
    return auditVerdict.parse(await answer.json());
  };
  return { app, ask, entries, actions, verify };
}

/** From now on nothing can be recorded. */
const refuseEntries = ({ app }: TestApp) =>
  app.database.transaction('refuse', (tx) =>
    sql`alter table audit_entry add constraint refused check (seq < 0) not valid`.execute(tx),
  );

describe.each(databaseKinds)('the audit log over HTTP on %s', (kind) => {
  it('has who looked at what, from where, once for each query', async () => {
    const { app, ask, entries } = await scene(kind);
    await using _app = app;
    const [callId] = await requestCalls(app, 3);
    for (let turn = 0; turn < 3; turn += 1) {
      const first = callLogPage.parse(await (await ask('/api/admin/calls?limit=1')).json());
      await ask(`/api/admin/calls?limit=1&cursor=${first.nextCursor ?? ''}`);
      await ask(`/api/admin/calls/${callId ?? ''}/line`);
      await ask(`/api/admin/calls/${callId ?? ''}`);
    }
    await (await ask('/api/admin/calls.csv')).text();
    const page = await entries();
    await entries('?limit=2&cursor=6');
    const administrator = { kind: 'admin', id: app.ward.administrator, name: '管理者' };
    const nobody = { kind: 'nobody', id: null, name: null };
    expect(page.entries.map(({ action, subject, actor }) => ({ action, id: subject?.id, actor }))).toEqual([
      { action: 'audit-log-viewed', id: null, actor: administrator },
      { action: 'call-log-exported', id: null, actor: administrator },
      { action: 'call-viewed', id: callId, actor: administrator },
      { action: 'call-log-viewed', id: null, actor: administrator },
      { action: 'sign-in', id: app.ward.tablets[0], actor: nobody },
      { action: 'sign-in', id: app.ward.administrator, actor: nobody },
    ]);
    expect(page.entries.map(({ from }) => from)).toEqual(Array(6).fill('127.0.0.1'));
  });

  it('can be searched, read on and exported', async () => {
    const { app, ask, entries } = await scene(kind);
    await using _app = app;
    const { auditor } = app.app.audit;
    const tablet = app.ward.tablets[0] ?? '';
    for (const action of ['sign-in', 'sign-out', 'sign-in'] as const) {
      await auditor.record({
        actor: { actor: 'tablet', subjectId: tablet },
        action,
        subject: { kind: 'tablet', id: tablet },
        from: null,
      });
      await app.advance(1000);
    }
    const found = async (query: string) => (await entries(query)).entries.map(({ seq }) => seq);
    // The first is that of the administrator who asks.
    expect(await found('?action=sign-in')).toEqual([4, 2, 1]);
    expect(await found(`?actor=${tablet}`)).toEqual([4, 3, 2]);
    expect(await found(`?subject=${tablet}&action=sign-out`)).toEqual([3]);
    const second = app.clock.now().getTime() - 2000;
    expect(await found(`?since=${second}&until=${second + 1000}`)).toEqual([3]);
    const first = await entries(`?actor=${tablet}&limit=2`);
    expect(first.nextCursor).toBe(3);
    expect(first.entries[0]?.actor.name).toBe('福祉 1番');
    expect(await found(`?actor=${tablet}&limit=2&cursor=3`)).toEqual([2]);
    const file = await (await ask('/api/admin/audit.csv?action=sign-out')).text();
    expect(file.trimEnd().split('\r\n')).toHaveLength(2);
    for (const query of ['?action=other', '?actor=me', '?limit=0', '?cursor=0', '?since=x'])
      expect((await ask(`/api/admin/audit${query}`)).status).toBe(400);
  });

  it('says whether it is whole, and where it is not', async () => {
    const { app, actions, verify } = await scene(kind);
    await using _app = app;
    await actions();
    expect(await verify()).toMatchObject({ whole: true, entries: 3 });
    await app.app.database.transaction('tamper', async (tx) => {
      await sql`alter table audit_entry disable trigger user`.execute(tx);
      await sql`update audit_entry set action = 'something', detail = '{"a": [1]}' where seq = 1`.execute(tx);
    });
    expect(await verify()).toMatchObject({ whole: false, seq: 1, problem: 'altered' });
    // It can be looked at all the same.
    expect(await actions()).toContain('something');
  });

  it('shows an account that is gone as an id', async () => {
    const { app, entries } = await scene(kind);
    await using _app = app;
    const gone = '0195e0b0-0000-7000-8000-0000000000ff';
    await app.app.audit.auditor.record({
      actor: { actor: 'admin', subjectId: gone },
      action: 'sign-in',
      subject: null,
      from: null,
    });
    const { entries: found } = await entries('?action=sign-in');
    expect(found[0]?.actor).toEqual({ kind: 'admin', id: gone, name: null });
  });

  it('shows nothing that it could not write down', async () => {
    const { app, ask } = await scene(kind);
    await using _app = app;
    await refuseEntries(app);
    for (const path of [
      '/api/admin/calls',
      '/api/admin/calls.csv',
      '/api/admin/audit',
      '/api/admin/audit.csv',
    ]) {
      const answer = await ask(path);
      expect(answer.status).toBe(500);
      expect(restError.parse(await answer.json()).error.code).toBe('internal');
    }
  });

  it('is missed loudly where it could not tell of what has happened by then', async () => {
    const lines: string[] = [];
    const log = createLogger('error', { write: (line) => lines.push(line) });
    await using app = await TestApp.start({
      database: kind,
      tablets: 0,
      interpreters: [],
      overrides: { log },
    });
    const headers = {
      cookie: await app.signIn('admin', app.ward.administrator),
      'content-type': 'application/json',
    };
    await refuseEntries(app);
    const path = '/api/auth/admin/sign-out';
    const answer = await fetch(app.url + path, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(200);
    for (const words of ['"where":"audit-entry-lost"', 'no entry of sign-out'])
      expect(lines.join('')).toContain(words);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('mado_audit_entries_lost_total 1');
  });
});
