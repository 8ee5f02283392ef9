import { deleteOld } from '@mado/sfu-server/retention/kept-records.ts';
import { Retention } from '@mado/sfu-server/retention/retention.ts';
import { createLogger } from '@mado/sfu-server/log.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { describe, expect, it } from 'vitest';
import { requestCalls } from '../support/audit-calls.ts';
import { ApiClient } from '../support/api-client.ts';
import { AuditScene } from '../support/audit-scene.ts';
import { connect, databaseKinds, newDatabase, newPostgresUrl } from '../support/databases.ts';
import { makeWard } from '../support/factories.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { PAIRING } from '../support/pairing.ts';
import { TestApp } from '../support/start-app.ts';

const DAY_MS = 86_400_000;
const environment = { MADO_KEEP_CALL_LOG_DAYS: '30', MADO_KEEP_AUDIT_DAYS: '90' };
const tables = [
  'call',
  'call_event',
  'offer',
  'survey',
  'session',
  'sign_in_link',
  'pairing',
  'audit_entry',
] as const;

async function rowsOf({ app }: TestApp): Promise<Record<(typeof tables)[number], number>> {
  const counts = await app.database.read('count', (db) =>
    Promise.all(
      tables.map((table) =>
        db
          .selectFrom(table)
          .select((eb) => eb.lit(1).as('one'))
          .execute(),
      ),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, counts[index]?.length ?? 0])) as never;
}

/** A call from tap to survey. */
async function wholeCall(app: TestApp): Promise<string> {
  const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
  const interpreter = await app.connect('interpreter', app.ward.interpreters[0]?.id ?? '');
  await interpreter.request('status:set', { status: 'available' });
  const { callId } = await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
  await app.settled();
  const { offer } = await interpreter.request('sync', {});
  await interpreter.request('offer:accept', { offerId: offer?.offerId ?? '' });
  await tablet.request('call:media-up', { callId });
  await interpreter.request('call:media-up', { callId });
  await app.advance(60_000);
  await tablet.request('call:end', { callId });
  await tablet.request('call:survey', { callId, rating: 3 });
  await app.disconnect(tablet);
  await app.disconnect(interpreter);
  return callId;
}

describe.each(databaseKinds)('what is old, on %s', (database) => {
  it('goes by itself, once a day, whole, and with a word about it', async () => {
    await using app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']], environment });
    await wholeCall(app);
    await app.advance(20 * DAY_MS);
    const [kept] = await requestCalls(app, 1);
    const before = await rowsOf(app);
    expect(before).toMatchObject({ call: 2, offer: 1, survey: 1 });
    const metric = async () =>
      (await (await fetch(`${app.url}/metrics`)).text()).match(/^mado_calls_total.*$/gm);
    const counted = await metric();
    await app.advance(11 * DAY_MS);
    expect(await rowsOf(app)).toMatchObject({ call: 1, offer: 0, survey: 0, call_event: 2 });
    const { calls } = await new TestCallLog(app).page();
    expect(calls.map(({ callId }) => callId)).toEqual([kept]);
    expect(await metric()).toEqual(counted);
    const { entries } = await app.app.audit.log.page({ action: 'records-deleted', limit: 50 });
    const deleted = entries.map(({ detail }) => [detail['record'], detail['count']]);
    expect(deleted).toContainEqual(['call', 1]);
    expect(entries.every(({ actor }) => actor.kind === 'system')).toBe(true);
    expect(await app.app.audit.verification.verdict()).toMatchObject({ whole: true });
  });

  it('goes of sessions, links, codes and the audit log itself', async () => {
    await using app = await TestApp.start({ database, tablets: 1, interpreters: [], environment });
    await app.signIn('tablet', app.ward.tablets[0] ?? '');
    await new ApiClient(app.url).request(PAIRING);
    expect(await rowsOf(app)).toMatchObject({ session: 1, sign_in_link: 1, pairing: 1 });
    // The first run, at the start, is what the next one is counted from.
    await app.settled();
    await app.advance(DAY_MS);
    expect(await rowsOf(app)).toMatchObject({ session: 1, sign_in_link: 1, pairing: 0 });
    await app.advance(180 * DAY_MS);
    expect(await rowsOf(app)).toMatchObject({ session: 0, sign_in_link: 0 });
    await app.advance(91 * DAY_MS);
    const { entries } = await app.app.audit.log.page({ limit: 50 });
    expect(entries.at(-1)?.action).toBe('audit-pruned');
    expect(entries.at(-1)?.seq).toBeGreaterThan(1);
    expect(await app.app.audit.verification.verdict()).toMatchObject({ whole: true });
  });

  it('goes of a ticket once its day is over, while the call stays', async () => {
    await using app = await TestApp.start({ database, tablets: 1, interpreters: [], environment });
    const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
    await tablet.request('call:request', { requestId: newId(), language: 'jsl', ticket: 'A-102' });
    await app.disconnect(tablet);
    await app.settled();
    const deps = { database: app.app.database, auditor: app.app.audit.auditor, dataDir: app.dataDir };
    const hashesAfter = async (days: number) => {
      const at = new Date(app.clock.now().getTime() + days * DAY_MS + 1);
      await deleteOld(deps, { callLog: 30, audit: 90 }, at);
      const rows = await app.app.database.read('hashes', (db) =>
        db.selectFrom('call').select('ticket_hash').execute(),
      );
      return rows.map(({ ticket_hash }) => typeof ticket_hash);
    };
    expect(await hashesAfter(0)).toEqual(['string']);
    expect(await hashesAfter(1)).toEqual(['object']);
    const { entries } = await app.app.audit.log.page({ action: 'records-deleted', limit: 50 });
    expect(entries.map(({ detail }) => [detail['record'], detail['count']])).toContainEqual(['ticket', 1]);
  });

  it('does not go of a call that goes on', async () => {
    await using app = await TestApp.start({ database, tablets: 1, interpreters: [['jsl']], environment });
    const interpreter = await app.connect('interpreter', app.ward.interpreters[0]?.id ?? '');
    await interpreter.request('status:set', { status: 'available' });
    const tablet = await app.connect('tablet', app.ward.tablets[0] ?? '');
    await tablet.request('call:request', { requestId: newId(), language: 'jsl' });
    await app.settled();
    const far = new Date(app.clock.now().getTime() + 3650 * DAY_MS);
    const deps = { database: app.app.database, auditor: app.app.audit.auditor, dataDir: app.dataDir };
    await deleteOld(deps, { callLog: 1, audit: 4000 }, far);
    expect(await rowsOf(app)).toMatchObject({ call: 1, offer: 1 });
  });
});

/** The call log as an administrator reads it. */
class TestCallLog {
  readonly #app: TestApp;

  constructor(app: TestApp) {
    this.#app = app;
  }

  async page(): Promise<{ calls: { callId: string }[] }> {
    const cookie = await this.#app.signIn('admin', this.#app.ward.administrator);
    const answer = await fetch(`${this.#app.url}/api/admin/calls`, { headers: { cookie } });
    return (await answer.json()) as { calls: { callId: string }[] };
  }
}

describe('two servers', () => {
  it('may delete the same at once', async () => {
    const url = await newPostgresUrl();
    await using one = await AuditScene.on(connect(url));
    await using two = await AuditScene.on(connect(url));
    const now = one.clock.now();
    const ward = await makeWard(one.database, { tablets: 1, interpreters: [], now });
    await endedCalls(one, ward.tablets[0] ?? '', 1200);
    const later = new Date(now.getTime() + 31 * DAY_MS);
    await Promise.all([one, two].map((server) => deleteOld(server, { callLog: 30, audit: 90 }, later)));
    const { left, entries } = await one.database.read('left', async (db) => ({
      left: await db.selectFrom('call').select('id').execute(),
      entries: await db.selectFrom('audit_entry').select('detail').execute(),
    }));
    expect(left).toEqual([]);
    const counts = entries.map(({ detail }) => Number(detail['count']));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1200);
    expect(Math.max(...counts)).toBe(500);
    expect((await one.verify()).broken).toBeNull();
  });

  async function endedCalls({ database, clock }: AuditScene, tabletId: string, count: number): Promise<void> {
    await database.transaction('ended-calls', async (tx) => {
      const { counter_id } = await tx.selectFrom('tablet').select('counter_id').executeTakeFirstOrThrow();
      const at = clock.now();
      const calls = Array.from({ length: count }, () => ({
        id: newId(),
        request_id: newId(),
        tablet_id: tabletId,
        counter_id,
        language: 'jsl',
        state: 'ended' as const,
        node: 'one',
        outcome: 'unavailable' as const,
        reason: 'nobody-available' as const,
        requested_at: at,
        waits_since: at,
        ended_at: at,
      }));
      await tx.insertInto('call').values(calls).execute();
    });
  }
});

describe('while the database is away', () => {
  it('is tried again within the hour, and says so', async () => {
    const audit = await AuditScene.on(await newDatabase('embedded'));
    const clock = new FakeClock();
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => lines.push(line) });
    const { database, auditor, dataDir } = audit;
    const away = { append: () => Promise.reject(new Error('away')) };
    await auditor.record({ actor: null, action: 'sign-in-failed', subject: null, from: null });
    await clock.advance(100 * DAY_MS, async () => undefined);
    let turn = 0;
    const append: typeof auditor.append = (tx, entry) => (turn++ === 0 ? away : auditor).append(tx, entry);
    const kept = { callLog: 30, audit: 90 };
    await using retention = new Retention({ database, auditor: { append }, dataDir, clock, log, kept });
    retention.start();
    await retention.settled();
    expect(lines.join('')).toContain('old records could not be deleted');
    await clock.advance(3_600_000, () => retention.settled());
    expect(turn).toBe(2);
    await retention.settled();
    await audit[Symbol.asyncDispose]();
  });
});
