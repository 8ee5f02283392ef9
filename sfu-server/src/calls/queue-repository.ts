import { routingOf } from '@mado/core/domain/routing-settings.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import { select } from './call-repository.ts';
import { toCall } from './call-rows.ts';
import type { Call, Place, WaitingCall } from './call-store.ts';

/** Calls that nobody is rung for, their tablet being there. */
const queued = (db: Executor) =>
  select(db).where('call.state', '=', 'queued').where('call.tablet_lost_at', 'is', null);

/**
 * Of them those for whose language somebody is free: the others would be looked at in vain, a thousand of them for each
 * that can be helped. Asked once for each language, and not for each call.
 */
const canBeHelped = sql<boolean>`call.language = any (array(
  select tag from language where exists (
    select from interpreter_skill skill where skill.language = tag and skill.free
  )
))`;

const passedOn = sql`select from offer where offer.call_id = call.id and offer.state in ('declined', 'timed-out')`;

/** Nobody is there whom they could still be rung at. Few calls come to the last condition, which takes the longest. */
const isForsaken = sql<boolean>`(
  call.language <> all (array(
    select tag from language where exists (
      select from interpreter_skill skill where skill.language = tag and skill.available
    )
  ))
  or (call.variants <> '{}' or call.excluded_interpreters <> '{}' or exists (${passedOn})) and not exists (
    select from interpreter_skill skill where skill.language = call.language and skill.available
      and (call.variants = '{}' or skill.variants && call.variants)
      and skill.interpreter_id <> all (call.excluded_interpreters)
      and not exists (${passedOn} and offer.interpreter_id = skill.interpreter_id)
  )
)`;

/** So many calls at most as people are free: whoever looks after the others later finds them not held. */
const atMost = (most: number) => sql<number>`(
  select count(*) from (
    select from interpreter_skill where free limit ${most}
  ) free
)`;

export async function nextWaiting(db: Executor, after: Place | null, most: number): Promise<WaitingCall[]> {
  const query = queued(db)
    .select([
      'language.routing',
      sql<string[]>`array(
        select offer.interpreter_id from offer
        where offer.call_id = call.id and offer.state in ('declined', 'timed-out')
      )`.as('tried'),
    ])
    .where(canBeHelped)
    .orderBy('call.waits_since')
    .orderBy('call.id')
    .limit(atMost(most))
    .forUpdate('call')
    .skipLocked();
  const rest =
    after === null
      ? query
      : query.where(sql<boolean>`(call.waits_since, call.id) > (${after.waitsSince}, ${after.id}::uuid)`);
  return (await rest.execute()).map((row) => ({
    call: toCall(row),
    routing: routingOf(row.modality, row.routing),
    tried: row.tried,
  }));
}

export async function nextForsaken(db: Executor): Promise<Call | null> {
  const row = await queued(db)
    .where(isForsaken)
    .orderBy('call.waits_since')
    .orderBy('call.id')
    .limit(1)
    .forUpdate('call')
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

export async function waitingBeyond(db: Executor, seen: readonly string[]): Promise<boolean> {
  const row = await queued(db)
    .where(sql<boolean>`(${canBeHelped} and call.id <> all (${[...seen]}::uuid[]) or ${isForsaken})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
