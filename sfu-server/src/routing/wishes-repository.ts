import type { InterpreterTraits, LanguageVariant } from '@mado/core/domain/wishes.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';

/** @returns null where there is no such language */
export async function lockVariants(db: Executor, tag: string): Promise<LanguageVariant[] | null> {
  const query = db.selectFrom('language').select('variants').where('tag', '=', tag).forUpdate();
  return (await query.executeTakeFirst())?.variants ?? null;
}

/** Those that nobody takes away before the end of the transaction. */
export async function holdVariantTags(db: Executor, tag: string): Promise<string[]> {
  const query = db.selectFrom('language').select('variants').where('tag', '=', tag).forShare();
  return ((await query.executeTakeFirst())?.variants ?? []).map((variant) => variant.tag);
}

/** Whoever has a variant that is there no longer has it no longer. */
export async function setVariants(
  db: Executor,
  tag: string,
  variants: readonly LanguageVariant[],
): Promise<void> {
  await db
    .updateTable('language')
    .set({ variants: JSON.stringify(variants) })
    .where('tag', '=', tag)
    .execute();
  const left = variants.map((variant) => variant.tag);
  await db
    .updateTable('interpreter_skill')
    .set({
      variants: sql<string[]>`array(select had from unnest(variants) had where had = any(${left}::text[]))`,
    })
    .where('language', '=', tag)
    .execute();
}

/** @returns null where there is no such interpreter */
export async function lockTraits(db: Executor, interpreterId: string): Promise<InterpreterTraits | null> {
  const query = db.selectFrom('interpreter').select(['gender', 'deaf']).where('id', '=', interpreterId);
  return (await query.forUpdate().executeTakeFirst()) ?? null;
}

export async function setTraits(
  db: Executor,
  interpreterId: string,
  { gender, deaf }: InterpreterTraits,
): Promise<void> {
  await db.updateTable('interpreter').set({ gender, deaf }).where('id', '=', interpreterId).execute();
}
