import { sql } from 'kysely';
import type { Database } from '@mado/sfu-server/db/database.ts';
import type { Connections } from '@mado/sfu-server/realtime/connections.ts';

/**
 * What must hold whenever nothing is under way: answers with what does not.
 * @param connections who is there; without them the rows' word on it is not looked at
 */
export async function brokenInvariants(database: Database, connections?: Connections): Promise<string[]> {
  const found = await rows(database);
  const { calls, offers, events, interpreters } = found;
  const live = calls.filter((call) => call.state === 'connecting' || call.state === 'active');
  const pending = offers.filter((offer) => offer.state === 'pending');
  const broken: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) broken.push(what);
  };

  for (const { id, state, unanswered } of interpreters) {
    const inCalls = live.filter((call) => call.interpreter_id === id).length;
    const rung = pending.filter((offer) => offer.interpreter_id === id).length;
    must(inCalls + rung <= 1, `interpreter ${id} has ${inCalls} calls and ${rung} offers`);
    must((state === 'on-call') === (inCalls === 1), `interpreter ${id} is ${state} with ${inCalls} calls`);
    must(unanswered < 2, `interpreter ${id} let ${unanswered} offers ring out and is still rung`);
    must((state === 'reserved') === (rung === 1), `interpreter ${id} is ${state} with ${rung} offers`);
  }
  for (const call of calls) {
    const own = offers.filter((offer) => offer.call_id === call.id);
    const of = (type: string) => events.filter((event) => event.call_id === call.id && event.type === type);
    const accepted = own.filter((offer) => offer.state === 'accepted').length;
    const ringing = own.filter((offer) => offer.state === 'pending').length;
    const answered = call.interpreter_id !== null;
    must(accepted === (answered ? 1 : 0), `call ${call.id} in ${call.state} has ${accepted} accepted offers`);
    must(
      (call.state === 'offered') === ringing > 0,
      `call ${call.id} in ${call.state} has ${ringing} offers`,
    );
    must(of('requested').length === 1, `call ${call.id} was requested ${of('requested').length} times`);
    must(of('accepted').length === accepted, `call ${call.id} tells of ${of('accepted').length} answers`);
    must(of('connected').length === (call.active_at === null ? 0 : 1), `call ${call.id}: connected events`);
    must(of('ended').length === (call.state === 'ended' ? 1 : 0), `call ${call.id}: ended events`);
    must(
      (call.outcome !== null) === (call.state === 'ended'),
      `call ${call.id} in ${call.state}: ${call.outcome}`,
    );
    must(of('offered').length === own.length, `call ${call.id} tells of ${of('offered').length} offers`);
    const last = events.findLast((event) => event.call_id === call.id && event.type !== 'surveyed');
    must(
      call.state !== 'ended' || last?.type === 'ended',
      `call ${call.id} goes on after its end: ${last?.type}`,
    );
  }
  const absent = connections === undefined ? [] : wrongPresence(found, connections);
  return [...broken, ...absent, ...(await waitingInVain(database))];
}

/** Calls that wait although somebody who may take them is there, free and untried. */
async function waitingInVain(database: Database): Promise<string[]> {
  const found = await database.read('waiting-in-vain', (db) =>
    db
      .selectFrom('call')
      .innerJoin('interpreter_skill', 'interpreter_skill.language', 'call.language')
      .innerJoin('interpreter', 'interpreter.id', 'interpreter_skill.interpreter_id')
      .innerJoin('language', 'language.tag', 'call.language')
      .select(['call.id', 'interpreter.id as interpreter'])
      .where('call.state', '=', 'queued')
      .where('call.tablet_lost_at', 'is', null)
      .where('interpreter.status', '=', 'available')
      .where('interpreter.state', '=', 'idle')
      .where('interpreter.disconnected_at', 'is', null)
      .where('interpreter.paused_until', 'is', null)
      .where('interpreter.rests_until', 'is', null)
      // Whoever has less than is asked for, is kept free for others or is of a group may be passed over.
      .where('interpreter.group_id', 'is', null)
      .where(
        'interpreter_skill.proficiency',
        '>=',
        sql<number>`coalesce((language.routing->>'leastProficiency')::integer, 3)`,
      )
      // Whoever is not as preferred may be passed over for a while.
      .where(
        sql<boolean>`call.wished_gender is null and not call.wished_deaf and call.wished_interpreter is null`,
      )
      .where(sql<boolean>`(call.variants = '{}' or interpreter_skill.variants && call.variants)`)
      .where(sql<boolean>`interpreter.id <> all(call.excluded_interpreters)`)
      .where(sql<boolean>`(call.domain is null or call.domain = any(interpreter_skill.domains))`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('interpreter_skill as other')
              .innerJoin('language as kept', 'kept.tag', 'other.language')
              .select('other.language')
              .whereRef('other.interpreter_id', '=', 'interpreter.id')
              .whereRef('other.language', '<>', 'call.language')
              .where(sql<boolean>`(kept.routing->>'keepFree')::integer > 0`),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('offer')
              .select('offer.id')
              .whereRef('offer.call_id', '=', 'call.id')
              .whereRef('offer.interpreter_id', '=', 'interpreter.id')
              .where('offer.state', 'in', ['declined', 'timed-out']),
          ),
        ),
      )
      .execute(),
  );
  return found.map(({ id, interpreter }) => `call ${id} waits although ${interpreter} is free`);
}

type Rows = Awaited<ReturnType<typeof rows>>;

const rows = (database: Database) =>
  database.read('invariants', async (db) => ({
    calls: await db.selectFrom('call').selectAll().execute(),
    offers: await db.selectFrom('offer').selectAll().execute(),
    events: await db.selectFrom('call_event').selectAll().orderBy('seq').execute(),
    interpreters: await db.selectFrom('interpreter').selectAll().execute(),
  }));

/** Where the rows and the sockets disagree on who is there. */
function wrongPresence({ calls, interpreters }: Rows, connections: Connections): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  for (const { id, disconnected_at: since } of interpreters) {
    must(
      connections.isPresent('interpreter', id) === (since === null),
      `interpreter ${id} away: ${String(since)}`,
    );
  }
  for (const call of calls.filter(({ state }) => state !== 'ended')) {
    const there = connections.isPresent('tablet', call.tablet_id);
    must(
      there === (call.tablet_lost_at === null),
      `tablet of call ${call.id} away: ${String(call.tablet_lost_at)}`,
    );
    if (call.interpreter_id === null) continue;
    const answering = connections.isPresent('interpreter', call.interpreter_id);
    must(
      answering === (call.console_lost_at === null),
      `console of call ${call.id}: ${String(call.console_lost_at)}`,
    );
  }
  return wrong;
}

/** Forgets the calls of a finished script, so that the next one is looked at alone. */
export const forgetCalls = (database: Database): Promise<void> =>
  database.transaction('forget-calls', async (tx) => {
    for (const table of ['survey', 'call_event', 'offer', 'call'] as const)
      await tx.deleteFrom(table).execute();
  });

/** Forgets the calls that are over, while others go on. */
export const forgetEnded = (database: Database): Promise<void> =>
  database.transaction('forget-ended', async (tx) => {
    const ended = tx.selectFrom('call').select('id').where('state', '=', 'ended');
    for (const table of ['survey', 'call_event', 'offer'] as const)
      await tx.deleteFrom(table).where('call_id', 'in', ended).execute();
    await tx.deleteFrom('call').where('state', '=', 'ended').execute();
  });
