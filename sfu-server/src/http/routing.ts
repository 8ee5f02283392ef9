import type { RoutingContext } from '../routing/change.ts';
import { removeGroup, setGroup, setMembership } from '../routing/groups.ts';
import { setLanguageOpening } from '../routing/opening.ts';
import { setCounterRouting, setLanguageRouting, setSkill, viewRouting } from '../routing/routing.ts';
import { setLanguageVariants, setTraits } from '../routing/wishes.ts';
import type { Api } from './api.ts';
import { doer } from './doer.ts';

const nothing = {};

/** What routing goes by, for administrators. */
export function serveRouting(api: Api, context: RoutingContext): Api {
  return api
    .on('GET /api/admin/routing', async ({ principal }) => ({
      ...(await viewRouting(context)),
      mayChange: principal?.actor === 'admin',
    }))
    .on('PUT /api/admin/routing/languages/:language', async (asked) => {
      await setLanguageRouting(context, doer(asked), asked.params.language, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/languages/:language/opening', async (asked) => {
      await setLanguageOpening(context, doer(asked), asked.params.language, asked.body.hours);
      return nothing;
    })
    .on('PUT /api/admin/routing/languages/:language/variants', async (asked) => {
      await setLanguageVariants(context, doer(asked), asked.params.language, asked.body.variants);
      return nothing;
    })
    .on('PUT /api/admin/routing/interpreters/:interpreterId', async (asked) => {
      await setTraits(context, doer(asked), asked.params.interpreterId, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/counters/:counterId', async (asked) => {
      await setCounterRouting(context, doer(asked), asked.params.counterId, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/interpreters/:interpreterId/:language', async (asked) => {
      await setSkill(context, doer(asked), asked.params, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/groups/:groupId', async (asked) => {
      await setGroup(context, doer(asked), asked.params.groupId, asked.body);
      return nothing;
    })
    .on('POST /api/admin/routing/groups/:groupId/remove', async (asked) => {
      await removeGroup(context, doer(asked), asked.params.groupId);
      return nothing;
    })
    .on('PUT /api/admin/routing/members/:interpreterId', async (asked) => {
      await setMembership(context, doer(asked), asked.params.interpreterId, asked.body);
      return nothing;
    });
}
