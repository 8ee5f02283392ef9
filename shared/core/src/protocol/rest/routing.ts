import { z } from 'zod';
import { language, languageTag } from '../../domain/language.ts';
import { openingHours } from '../../domain/opening.ts';
import { domain, proficiency, routingSettings } from '../../domain/routing-settings.ts';
import { interpreterTraits, languageVariants, variantTags } from '../../domain/wishes.ts';
import { id, nothing } from '../contract.ts';
import { interpreterGroup } from '../../domain/overflow.ts';
import { counterView } from '../tablet.ts';
import { rest } from './contract.ts';

/** What the visits of a counter are about, and how much waiting its calls have before others, in milliseconds. */
export const counterRouting = z.strictObject({
  domain: domain.nullable(),
  priorityMs: z.int().min(0).max(600_000),
});
export type CounterRouting = z.infer<typeof counterRouting>;

/** What an interpreter has in a language. */
export const skill = z.strictObject({
  proficiency,
  domains: z.array(domain).max(domain.options.length),
  /** Of the language. */
  variants: variantTags.default([]),
});
export type SkillSetting = z.infer<typeof skill>;

/** Null: one of the ward's own. */
export const membership = z.strictObject({ groupId: id.nullable() });

/** In the order in which they are shown. */
const variants = z.strictObject({ variants: languageVariants });

/** Null: always open. */
export const opening = z.strictObject({ hours: openingHours.nullable() });

/** Everything that routing goes by and an administrator can change. */
export const routingView = z.object({
  /** By whose clocks opening hours go: an IANA name. */
  timeZone: z.string(),
  languages: z.array(
    language.extend({
      settings: routingSettings,
      /** When calls are taken; null: always. */
      opening: openingHours.nullable(),
      variants: languageVariants,
    }),
  ),
  counters: z.array(counterView.extend({ counterId: id, ...counterRouting.shape })),
  interpreters: z.array(
    z.object({
      interpreterId: id,
      name: z.string(),
      /** Null: one of the ward's own. */
      groupId: id.nullable(),
      ...interpreterTraits.shape,
      skills: z.array(skill.extend({ language: languageTag })),
    }),
  ),
  groups: z.array(interpreterGroup.extend({ groupId: id })),
  /** Whoever asked may change it. */
  mayChange: z.boolean(),
});
export type RoutingView = z.infer<typeof routingView>;

export const routingRoutes = {
  'GET /api/admin/routing': rest({
    about:
      'What routing goes by: of languages what differs from the defaults, of counters, and of interpreters.',
    output: routingView,
  }),
  'PUT /api/admin/routing/languages/:language': rest({
    about: 'Sets how calls of a language are routed. What is left out goes by the defaults.',
    params: z.strictObject({ language: languageTag }),
    body: routingSettings,
    output: nothing,
  }),
  'PUT /api/admin/routing/languages/:language/opening': rest({
    about:
      'Sets when calls of a language are taken, by the clocks of the ward. Times are `HH:MM`, of which the last may be ' +
      '`24:00`; `openOn` are days with hours of their own.',
    params: z.strictObject({ language: languageTag }),
    body: opening,
    output: nothing,
  }),
  'PUT /api/admin/routing/languages/:language/variants': rest({
    about:
      'Sets which variants of a language can be asked for, with their names. One that is left out is taken from everybody.',
    params: z.strictObject({ language: languageTag }),
    body: variants,
    output: nothing,
  }),
  'PUT /api/admin/routing/counters/:counterId': rest({
    about: 'Sets what the visits of a counter are about, and what its calls have before others.',
    params: z.strictObject({ counterId: id }),
    body: counterRouting,
    output: nothing,
  }),
  'PUT /api/admin/routing/interpreters/:interpreterId': rest({
    about: 'Sets what the record of an interpreter says of them, as far as a visitor may ask for it.',
    params: z.strictObject({ interpreterId: id }),
    body: interpreterTraits,
    output: nothing,
  }),
  'PUT /api/admin/routing/interpreters/:interpreterId/:language': rest({
    about: 'Sets what an interpreter has in a language that they have.',
    params: z.strictObject({ interpreterId: id, language: languageTag }),
    body: skill,
    output: nothing,
  }),
  'PUT /api/admin/routing/groups/:groupId': rest({
    about:
      'Sets how a group of interpreters beyond the ward is tried; makes it where there is none of the id, which is the ' +
      'caller’s to choose.',
    params: z.strictObject({ groupId: id }),
    body: interpreterGroup,
    output: nothing,
  }),
  'POST /api/admin/routing/groups/:groupId/remove': rest({
    about: 'Removes a group: its members are the ward’s own from then on.',
    params: z.strictObject({ groupId: id }),
    output: nothing,
  }),
  'PUT /api/admin/routing/members/:interpreterId': rest({
    about: 'Puts an interpreter into a group, or back among the ward’s own.',
    params: z.strictObject({ interpreterId: id }),
    body: membership,
    output: nothing,
  }),
} as const;
