import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What of an interpreter's row decides whether they are rung, beside each of their languages: so that an index finds
  // whoever is free for one, however many others there are. The database keeps it (below).
  sql`alter table interpreter_skill
    -- Their status is available.
    add column available boolean not null default false,
    -- Can be rung for the language at this moment.
    add column free boolean not null default false,
    -- Since when nobody asked anything of them.
    add column idle_since timestamptz not null default '-infinity',
    -- Their group, or one for the ward's own: an index is not read in order where null stands before.
    add column pool uuid not null default '00000000-0000-0000-0000-000000000000',
    add check (available or not free)`,
  sql`create function is_free_for(interpreter, text) returns boolean language sql stable
    return $1.status = 'available' and $1.state = 'idle' and $1.disconnected_at is null
      and $1.paused_until is null
      and ($1.rests_until is null or (select modality from language where tag = $2) <> 'sign')`,
  sql`create function interpreter_stands() returns trigger language plpgsql as $$ begin
    update interpreter_skill set available = new.status = 'available', free = is_free_for(new, language),
      idle_since = new.idle_since, pool = coalesce(new.group_id, '00000000-0000-0000-0000-000000000000')
    where interpreter_id = new.id;
    return null;
  end $$`,
  sql`create trigger interpreter_stands
    after update of status, state, idle_since, disconnected_at, paused_until, rests_until, group_id on interpreter
    for each row execute function interpreter_stands()`,
  // The row is held until the skill is there: else a change of it at the same time would miss the skill.
  sql`create function skill_begins() returns trigger language plpgsql as $$ begin
    select interpreter.status = 'available', is_free_for(interpreter, new.language), interpreter.idle_since,
        coalesce(interpreter.group_id, '00000000-0000-0000-0000-000000000000')
      into new.available, new.free, new.idle_since, new.pool
      from interpreter where id = new.interpreter_id for share;
    return new;
  end $$`,
  sql`create trigger skill_begins before insert on interpreter_skill
    for each row execute function skill_begins()`,
  sql`update interpreter_skill set available = interpreter.status = 'available', free = is_free_for(interpreter, language),
      idle_since = interpreter.idle_since, pool = coalesce(interpreter.group_id, '00000000-0000-0000-0000-000000000000')
    from interpreter where interpreter.id = interpreter_id`,
  sql`create index interpreter_skill_standing
    on interpreter_skill (language, pool, proficiency, free, idle_since, interpreter_id) where available`,
  sql`create index interpreter_skill_free on interpreter_skill (language) where free`,
  sql`drop index interpreter_skill_language`,
];

/** Who can be rung for which language, as an index knows it. */
export const standing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
