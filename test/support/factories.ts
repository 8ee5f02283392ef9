import type { Language } from '@mado/core/domain/language.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { fillWard, ordinarySkills } from './fill-ward.ts';

/** A small ward. Interpreters by the languages they have. */
export interface Ward {
  readonly tablets: readonly string[];
  readonly interpreters: readonly { readonly id: string; readonly languages: readonly string[] }[];
  readonly administrator: string;
}

export interface WardPlan {
  readonly tablets: number;
  /** The languages of each interpreter. */
  readonly interpreters: readonly (readonly string[])[];
  readonly now: Date;
}

const languages: readonly Language[] = [
  { tag: 'jsl', modality: 'sign' },
  { tag: 'en', modality: 'spoken' },
  { tag: 'ko', modality: 'spoken' },
  { tag: 'cmn', modality: 'spoken' },
];

/** Fills an empty database with a ward. */
export async function makeWard(database: Database, plan: WardPlan): Promise<Ward> {
  const tablets = Array.from({ length: plan.tablets }, newId);
  const interpreters = plan.interpreters.map((languages) => ({ id: newId(), languages }));
  const administrator = newId();
  const planned = {
    languages,
    tablets: tablets.map((id) => ({ id })),
    interpreters: interpreters.map(({ id, languages: tags }) => ({ id, skills: ordinarySkills(tags) })),
  };
  await fillWard(database, planned, plan.now);
  await database.transaction('make-ward', async (tx) => {
    const accounts = [
      { id: administrator, name: '管理者', role: 'admin' as const },
      ...interpreters.map(({ id }, index) => ({
        id,
        name: `通訳 ${index + 1}`,
        role: 'interpreter' as const,
      })),
    ];
    await tx
      .insertInto('auth_user')
      .values(
        accounts.map((account) => ({
          ...account,
          email: `${account.id}@test.invalid`,
          email_verified: false,
          created_at: plan.now,
          updated_at: plan.now,
        })),
      )
      .execute();
  });
  return { tablets, interpreters, administrator };
}
