import type { Bed } from './bed.ts';

/** Of one language, the one that is asked for. */
const LANGUAGE = 'jsl';
/** Of the others. */
const OTHER_LANGUAGE = 'en';

export interface Scene {
  /** Interpreters who may be rung for {@link LANGUAGE}, and how many calls wait for it. */
  readonly free: number;
  readonly waiting: number;
  /** Interpreters of another language, each in a call, and how many calls wait for it in vain. */
  readonly busy: number;
  readonly waitingInVain: number;
}

const interpreters = `
  insert into interpreter (id, name, status, state, state_since, idle_since)
  select gen_random_uuid(), '通訳 ' || n, 'available', $2::text, now() - n * interval '1 s', now() - n * interval '1 s'
  from generate_series(1, $1::int) n`;

/** What those have who have nothing yet. */
const skills = `
  insert into interpreter_skill (interpreter_id, language, proficiency)
  select id, $1, 3 from interpreter where id not in (select interpreter_id from interpreter_skill)`;

/** The calls of interpreters who are in one, each with a tablet of its own. */
const activeCalls = `
  with talking as (
    select id as interpreter, gen_random_uuid() as tablet from interpreter where state = 'on-call'
  ), standing as (
    insert into tablet (id, counter_id) select tablet, counter.id from talking, counter
  )
  insert into call (id, request_id, tablet_id, counter_id, language, state, node, interpreter_id, requested_at,
    waits_since, accepted_at, active_at)
  select gen_random_uuid(), gen_random_uuid(), tablet, counter.id, $1, 'active', 'bench', interpreter, now(), now(), now(),
    now()
  from talking, counter`;

const waitingCalls = `
  with standing as (
    insert into tablet (id, counter_id)
    select gen_random_uuid(), counter.id from counter, generate_series(1, $1::int)
    returning id, counter_id
  )
  insert into call (id, request_id, tablet_id, counter_id, language, state, node, requested_at, waits_since)
  select gen_random_uuid(), gen_random_uuid(), id, counter_id, $2, 'queued', 'bench', at, at
  from (select *, now() - row_number() over () * interval '1 ms' as at from standing) waiting`;

/** Makes the database anew: every round finds the same, without what earlier ones left behind. */
export async function prepare(bed: Bed, { free, waiting, busy, waitingInVain }: Scene): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => bed.run({ text, values });
  await run('truncate language, counter, tablet, interpreter, call cascade');
  await run(`insert into language (tag, modality, position) values ($1, 'sign', 0), ($2, 'spoken', 1)`, [
    LANGUAGE,
    OTHER_LANGUAGE,
  ]);
  await run(
    `insert into counter (id, department, section, name) values (gen_random_uuid(), '福祉', '福祉', '1番')`,
  );
  await run(interpreters, [free, 'idle']);
  await run(skills, [LANGUAGE]);
  await run(interpreters, [busy, 'on-call']);
  await run(skills, [OTHER_LANGUAGE]);
  await run(activeCalls, [OTHER_LANGUAGE]);
  await run(waitingCalls, [waiting, LANGUAGE]);
  await run(waitingCalls, [waitingInVain, OTHER_LANGUAGE]);
  await run('vacuum analyze');
}

/** One more call, which somebody is free to take. */
export async function queueOne(bed: Bed): Promise<void> {
  await bed.run({ text: waitingCalls, values: [1, LANGUAGE] });
}

/** Takes the calls that are rung away, and frees whom they rang, who then were idle for the shortest time. */
export async function forgetRung(bed: Bed): Promise<void> {
  await bed.run({ text: `delete from call_event where type = 'offered'` });
  await bed.run({ text: 'delete from offer' });
  await bed.run({ text: `delete from call where state = 'offered'` });
  await bed.run({
    text: `update interpreter set state = 'idle', state_since = now(), idle_since = now() where state = 'reserved'`,
  });
}

/** @returns how many offers are on record */
export async function recordedOffers(bed: Bed): Promise<number> {
  return (await bed.run({ text: `select id from offer where state = 'pending'` })).length;
}
