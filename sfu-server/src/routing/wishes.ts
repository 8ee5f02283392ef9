import { MadoError } from '@mado/core/domain/errors.ts';
import type { InterpreterTraits, LanguageVariant } from '@mado/core/domain/wishes.ts';
import type { Doer } from '../auth/principal.ts';
import { change, type RoutingContext } from './change.ts';
import { fit } from './fit.ts';
import * as repository from './wishes-repository.ts';

/**
 * Sets which variants of a language a visitor may ask for. A call that waits for one that is gone finds nobody.
 * @throws {MadoError} `unknown-language`
 */
export const setLanguageVariants = (
  context: RoutingContext,
  by: Doer,
  language: string,
  after: readonly LanguageVariant[],
): Promise<void> =>
  change(context, by, `variants of ${language}`, async (tx) => {
    const before = await repository.lockVariants(tx, language);
    if (before === null) throw new MadoError('unknown-language');
    await repository.setVariants(tx, language, after);
    return { before: summary(before), after: summary(after) };
  });

/**
 * Sets what an interpreter's record says of them, as far as a visitor may ask for it.
 * @throws {MadoError} `person-not-found`
 */
export const setTraits = (
  context: RoutingContext,
  by: Doer,
  interpreterId: string,
  after: InterpreterTraits,
): Promise<void> =>
  change(context, by, `traits of ${interpreterId}`, async (tx) => {
    const before = await repository.lockTraits(tx, interpreterId);
    if (before === null) throw new MadoError('person-not-found');
    await repository.setTraits(tx, interpreterId, after);
    return {
      before: { ...before, deaf: String(before.deaf) },
      after: { ...after, deaf: String(after.deaf) },
    };
  });

const summary = (variants: readonly LanguageVariant[]) => ({
  variants: fit(variants.map(({ tag, names }) => `${tag} ${names.ja}`)),
});
