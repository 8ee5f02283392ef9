import { MadoError } from '@mado/core/domain/errors.ts';
import type { RoutingSettings } from '@mado/core/domain/routing-settings.ts';
import type { CounterRouting, RoutingView, SkillSetting } from '@mado/core/protocol/rest/routing.ts';
import type { Doer } from '../auth/principal.ts';
import { change, type RoutingContext } from './change.ts';
import { fit } from './fit.ts';
import * as repository from './routing-repository.ts';
import { holdVariantTags } from './wishes-repository.ts';

/** Everything that routing goes by and an administrator can change. */
export const viewRouting = ({
  database,
  timeZone,
}: RoutingContext): Promise<Omit<RoutingView, 'mayChange'>> =>
  database.read('view-routing', async (db) => ({
    timeZone,
    languages: await repository.languages(db),
    counters: await repository.counters(db),
    interpreters: await repository.interpreters(db),
    groups: await repository.groups(db),
  }));

/**
 * Sets how calls of a language are routed, from the next match on.
 * @throws {MadoError} `unknown-language`
 */
export const setLanguageRouting = (
  context: RoutingContext,
  by: Doer,
  language: string,
  settings: RoutingSettings,
): Promise<void> =>
  change(context, by, `routing of ${language}`, async (tx) => {
    const before = await repository.lockLanguage(tx, language);
    if (before === null) throw new MadoError('unknown-language');
    await repository.setLanguage(tx, language, settings);
    return { before, after: settings };
  });

/**
 * Sets what the visits of a counter are about, for the calls that come from now on.
 * @throws {MadoError} `counter-not-found`
 */
export const setCounterRouting = (
  context: RoutingContext,
  by: Doer,
  counterId: string,
  after: CounterRouting,
): Promise<void> =>
  change(context, by, `routing of counter ${counterId}`, async (tx) => {
    const before = await repository.lockCounter(tx, counterId);
    if (before === null) throw new MadoError('counter-not-found');
    await repository.setCounter(tx, counterId, after);
    return { before, after };
  });

/**
 * Sets what an interpreter has in a language.
 * @throws {MadoError} `person-not-found` (nobody who has this language), `unknown-variant`
 */
export const setSkill = (
  context: RoutingContext,
  by: Doer,
  who: { readonly interpreterId: string; readonly language: string },
  after: SkillSetting,
): Promise<void> =>
  change(context, by, `${who.language} of ${who.interpreterId}`, async (tx) => {
    const known = await holdVariantTags(tx, who.language);
    const before = await repository.lockSkill(tx, who.interpreterId, who.language);
    if (before === null) throw new MadoError('person-not-found');
    if (!after.variants.every((tag) => known.includes(tag))) throw new MadoError('unknown-variant');
    await repository.setSkill(tx, who, after);
    return { before: told(before), after: told(after) };
  });

const told = ({ variants, ...skill }: SkillSetting) => ({ ...skill, variants: fit(variants) });
