import { MadoError } from '@mado/core/domain/errors.ts';
import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { Doer } from '../auth/principal.ts';
import { change, type RoutingContext } from './change.ts';
import { openingSummary } from './opening-summary.ts';
import * as repository from './routing-repository.ts';

/**
 * Sets when calls of a language are taken, for those that are requested from now on.
 * @param hours null: always
 * @throws {MadoError} `unknown-language`
 */
export const setLanguageOpening = (
  context: RoutingContext,
  by: Doer,
  language: string,
  hours: OpeningHours | null,
): Promise<void> =>
  change(context, by, `opening of ${language}`, async (tx) => {
    const before = await repository.lockOpening(tx, language);
    if (before === null) throw new MadoError('unknown-language');
    await repository.setOpening(tx, language, hours);
    return { before: openingSummary(before.opening), after: openingSummary(hours) };
  });
