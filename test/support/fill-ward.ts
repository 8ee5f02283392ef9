import type { Language } from '@mado/core/domain/language.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';

/** Who and what is there, by id. */
export interface PlannedWard {
  readonly languages: readonly Language[];
  readonly tablets: readonly string[];
  readonly interpreters: readonly { readonly id: string; readonly languages: readonly string[] }[];
}

/** Writes the rows of a ward into an empty database: a counter for each tablet, and nobody there yet. */
export const fillWard = (database: Database, ward: PlannedWard, now: Date): Promise<void> =>
  database.transaction('fill-ward', async (tx) => {
    await tx
      .insertInto('language')
      .values(ward.languages.map(({ tag, modality }, position) => ({ tag, modality, position })))
      .execute();
    const counters = ward.tablets.map((id, index) => ({
      id,
      department: '保健福祉課',
      section: '福祉',
      name: `福祉 ${index + 1}番`,
    }));
    await tx.insertInto('counter').values(counters).execute();
    await tx
      .insertInto('tablet')
      .values(ward.tablets.map((id) => ({ id, counter_id: id })))
      .execute();
    await tx
      .insertInto('interpreter')
      .values(
        ward.interpreters.map(({ id }, index) => {
          // The later in the list, the longer idle.
          const since = new Date(now.getTime() - (index + 1) * 60_000);
          return {
            id,
            name: `通訳 ${index + 1}`,
            state_since: since,
            idle_since: since,
            disconnected_at: now,
          };
        }),
      )
      .execute();
    await tx
      .insertInto('interpreter_skill')
      .values(
        ward.interpreters.flatMap(({ id, languages }) =>
          languages.map((language) => ({ interpreter_id: id, language, proficiency: 3 })),
        ),
      )
      .execute();
  });
