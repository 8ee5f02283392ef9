import type { Modality } from '@mado/core/domain/language.ts';
import type { Database } from '@mado/sfu-server/db/database.ts';
import { newId } from '@mado/sfu-server/ids.ts';

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

const modalities: Record<string, Modality> = { jsl: 'sign', en: 'spoken', ko: 'spoken', cmn: 'spoken' };

/** Fills an empty database with a ward. */
export async function makeWard(database: Database, plan: WardPlan): Promise<Ward> {
  const tablets = Array.from({ length: plan.tablets }, newId);
  const interpreters = plan.interpreters.map((languages) => ({ id: newId(), languages }));
  const administrator = newId();
  await database.transaction('make-ward', async (tx) => {
    await tx
      .insertInto('language')
      .values(Object.entries(modalities).map(([tag, modality], position) => ({ tag, modality, position })))
      .execute();
    for (const [index, id] of tablets.entries()) {
      const counter = { id: newId(), department: '保健福祉課', section: '福祉', name: `福祉 ${index + 1}番` };
      await tx.insertInto('counter').values(counter).execute();
      await tx.insertInto('tablet').values({ id, counter_id: counter.id }).execute();
    }
    for (const [index, { id, languages }] of interpreters.entries()) {
      const since = new Date(plan.now.getTime() - (index + 1) * 60_000);
      await tx
        .insertInto('interpreter')
        .values({
          id,
          name: `通訳 ${index + 1}`,
          state_since: since,
          idle_since: since,
          disconnected_at: plan.now,
        })
        .execute();
      for (const language of languages) {
        await tx
          .insertInto('interpreter_skill')
          .values({ interpreter_id: id, language, proficiency: 3 })
          .execute();
      }
    }
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
