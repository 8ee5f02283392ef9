import { MadoError } from '@mado/core/domain/errors.ts';
import type { RestName } from '@mado/core/protocol/rest/routes.ts';
import type { Doer } from '../auth/principal.ts';
import type { Asked } from './api.ts';

export type AskedByPerson = Pick<Asked<RestName>, 'principal' | 'peer'>;

/**
 * Who asks, on a route that is for people who are signed in.
 * @throws {MadoError} `unauthenticated`
 */
export function doer({ principal, peer }: AskedByPerson): Doer {
  if (principal === null) throw new MadoError('unauthenticated');
  return { actor: principal, from: peer };
}
