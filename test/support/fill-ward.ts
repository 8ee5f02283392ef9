import type { Language } from '@mado/core/domain/language.ts';
import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import type { Skill } from '@mado/core/domain/relaxation.ts';
import type { Domain, RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { InterpreterTraits, LanguageVariant } from '@mado/core/domain/wishes.ts';
import type { Database, Executor } from '@mado/sfu-server/db/database.ts';
import type { Schema } from '@mado/sfu-server/db/schema.ts';
import type { InsertObject } from 'kysely';

/** What somebody has in a language. */
export interface PlannedSkill extends Skill {
  readonly language: string;
  /** Of the language. */
  readonly variants?: readonly string[];
}

/** Who and what is there. Each tablet has a counter of its own, with the same id. */
export interface PlannedWard {
  readonly languages: readonly (Language & {
    readonly routing?: RoutingSettings;
    readonly opening?: OpeningHours | null;
    readonly variants?: readonly LanguageVariant[];
  })[];
  readonly tablets: readonly {
    readonly id: string;
    readonly domain?: Domain | null;
    readonly priorityMs?: number;
  }[];
  readonly interpreters: readonly (Partial<InterpreterTraits> & {
    readonly id: string;
    readonly skills: readonly PlannedSkill[];
    readonly groupId?: string | null;
  })[];
  readonly groups?: readonly (InterpreterGroup & { readonly id: string })[];
}

/** What somebody has in languages in which nothing particular is said of them. */
export const ordinarySkills = (languages: readonly string[]): PlannedSkill[] =>
  languages.map((language) => ({ language, proficiency: 3, domains: [] }));

/** Writes the rows of a ward into an empty database: a counter for each tablet, and nobody there yet. */
export const fillWard = (database: Database, ward: PlannedWard, now: Date): Promise<void> =>
  database.transaction('fill-ward', async (tx) => {
    await insertAll(tx, 'language', languageRows(ward));
    await insertAll(tx, 'counter', counterRows(ward));
    await insertAll(
      tx,
      'tablet',
      ward.tablets.map(({ id }) => ({ id, counter_id: id })),
    );
    await insertAll(tx, 'interpreter_group', groupRows(ward));
    await insertAll(tx, 'interpreter', interpreterRows(ward, now));
    await insertAll(tx, 'interpreter_skill', skillRows(ward));
  });

type WardTable =
  'language' | 'counter' | 'tablet' | 'interpreter_group' | 'interpreter' | 'interpreter_skill';

async function insertAll<T extends WardTable>(
  tx: Executor,
  table: T,
  rows: InsertObject<Schema, T>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto(table).values(rows).execute();
}

const languageRows = ({ languages }: PlannedWard) =>
  languages.map(({ tag, modality, routing = {}, opening = null, variants = [] }, position) => ({
    tag,
    modality,
    position,
    routing: JSON.stringify(routing),
    opening: opening === null ? null : JSON.stringify(opening),
    variants: JSON.stringify(variants),
  }));

const counterRows = ({ tablets }: PlannedWard) =>
  tablets.map(({ id, domain = null, priorityMs = 0 }, index) => ({
    id,
    domain,
    priority_ms: priorityMs,
    department: '保健福祉課',
    section: '福祉',
    name: `福祉 ${index + 1}番`,
  }));

const groupRows = ({ groups = [] }: PlannedWard) =>
  groups.map(({ id, name, afterMs, capacity }) => ({ id, name, after_ms: afterMs, capacity }));

const interpreterRows = ({ interpreters }: PlannedWard, now: Date) =>
  interpreters.map(({ id, groupId = null, gender = null, deaf = false }, index) => {
    // The later in the list, the longer idle.
    const since = new Date(now.getTime() - (index + 1) * 60_000);
    return {
      id,
      name: `通訳 ${index + 1}`,
      state_since: since,
      idle_since: since,
      disconnected_at: now,
      group_id: groupId,
      gender,
      deaf,
    };
  });

const skillRows = ({ interpreters }: PlannedWard) =>
  interpreters.flatMap(({ id, skills }) =>
    skills.map(({ language, proficiency, domains, variants = [] }) => ({
      interpreter_id: id,
      language,
      proficiency,
      domains: [...domains],
      variants: [...variants],
    })),
  );
