import { MadoError } from '@mado/core/domain/errors.ts';
import type { RestName } from '@mado/core/protocol/rest/routes.ts';
import {
  setCounterRouting,
  setLanguageRouting,
  setSkill,
  viewRouting,
  type RoutingContext,
  type Setter,
} from '../routing/routing.ts';
import type { Api, Asked } from './api.ts';

const nothing = {};

/** What routing goes by, for administrators. */
export function serveRouting(api: Api, context: RoutingContext): Api {
  return api
    .on('GET /api/admin/routing', async ({ principal }) => ({
      ...(await viewRouting(context)),
      mayChange: principal?.actor === 'admin',
    }))
    .on('PUT /api/admin/routing/languages/:language', async (asked) => {
      await setLanguageRouting(context, setter(asked), asked.params.language, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/counters/:counterId', async (asked) => {
      await setCounterRouting(context, setter(asked), asked.params.counterId, asked.body);
      return nothing;
    })
    .on('PUT /api/admin/routing/interpreters/:interpreterId/:language', async (asked) => {
      await setSkill(context, setter(asked), asked.params, asked.body);
      return nothing;
    });
}

function setter({ principal, peer }: Pick<Asked<RestName>, 'principal' | 'peer'>): Setter {
  if (principal === null) throw new MadoError('unauthenticated');
  return { actor: principal, from: peer };
}
