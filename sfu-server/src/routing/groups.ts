import { MadoError } from '@mado/core/domain/errors.ts';
import type { InterpreterGroup } from '@mado/core/domain/overflow.ts';
import type { Doer } from '../auth/principal.ts';
import { change, type RoutingContext } from './change.ts';
import * as repository from './routing-repository.ts';

/** Each group is one more instant at which every waiting call is looked after. */
const MOST_GROUPS = 20;

/**
 * Sets how a group of interpreters is tried, and makes it where there is none of this id.
 * @throws {MadoError} `too-many-groups`
 */
export const setGroup = (
  context: RoutingContext,
  by: Doer,
  groupId: string,
  after: InterpreterGroup,
): Promise<void> =>
  change(context, by, `group ${groupId}`, async (tx) => {
    const before = await repository.lockGroup(tx, groupId);
    if (before === null && (await repository.countGroups(tx)) >= MOST_GROUPS)
      throw new MadoError('too-many-groups');
    await repository.setGroup(tx, groupId, after);
    return { before: before ?? {}, after };
  });

/**
 * Removes a group. Its members are the ward's own from then on; those who are rung or in calls go on.
 * @throws {MadoError} `group-not-found`
 */
export const removeGroup = (context: RoutingContext, by: Doer, groupId: string): Promise<void> =>
  change(context, by, `group ${groupId}`, async (tx) => {
    const before = await repository.lockGroup(tx, groupId);
    if (before === null) throw new MadoError('group-not-found');
    await repository.removeGroup(tx, groupId);
    return { before, after: {} };
  });

/**
 * Puts an interpreter into a group, or with null back among the ward's own.
 * @throws {MadoError} `person-not-found`, `group-not-found`
 */
export const setMembership = (
  context: RoutingContext,
  by: Doer,
  interpreterId: string,
  after: { readonly groupId: string | null },
): Promise<void> =>
  change(context, by, `group of ${interpreterId}`, async (tx) => {
    if (after.groupId !== null && (await repository.lockGroup(tx, after.groupId)) === null)
      throw new MadoError('group-not-found');
    const before = await repository.lockMembership(tx, interpreterId);
    if (before === null) throw new MadoError('person-not-found');
    await repository.setMembership(tx, interpreterId, after.groupId);
    return { before, after };
  });
