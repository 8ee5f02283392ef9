import { MadoError } from '@mado/core/domain/errors.ts';
import type { CounterEntry, TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { personNames } from '../auth/person-names-repository.ts';
import { deletePairingsOfTablet } from './pairing-repository.ts';
import type { Doer } from '../auth/principal.ts';
import type { TabletContext } from './tablet-context.ts';
import {
  counterOf,
  listCounters,
  listTablets,
  lockKnownTablet,
  markRevoked,
  setCounter,
} from './tablet-repository.ts';

/** Every tablet. @param isConnected as the sockets know it */
export async function tabletEntries(
  { database }: TabletContext,
  isConnected: (tabletId: string) => boolean,
): Promise<TabletEntry[]> {
  const { tablets, names } = await database.read('list-tablets', async (db) => {
    const tablets = await listTablets(db);
    const people = new Set(tablets.flatMap(({ pairedBy }) => pairedBy ?? []));
    return { tablets, names: await personNames(db, [...people]) };
  });
  return tablets.map(({ id, counter, name, device, pairedAt, pairedBy, lastSeenAt, revokedAt }) => ({
    tabletId: id,
    counter,
    name,
    device,
    connected: isConnected(id),
    lastSeenAt: lastSeenAt?.getTime() ?? null,
    pairedAt: pairedAt?.getTime() ?? null,
    pairedBy: pairedBy === null ? null : (names.get(pairedBy) ?? null),
    revokedAt: revokedAt?.getTime() ?? null,
  }));
}

export const counterEntries = ({ database }: TabletContext): Promise<CounterEntry[]> =>
  database.read('list-counters', listCounters);

/**
 * Ends a tablet for good: its credentials are gone after this. Its call and its connections are the caller's to end.
 * @throws {MadoError} `tablet-not-found`
 */
export async function revokeTablet(
  context: TabletContext,
  { actor, from }: Doer,
  tabletId: string,
): Promise<void> {
  await context.database.transaction('revoke-tablet', async (tx) => {
    const tablet = await lockKnownTablet(tx, tabletId);
    if (tablet === null) throw new MadoError('tablet-not-found');
    await deletePairingsOfTablet(tx, tabletId);
    await context.credentials.end(tx, tabletId);
    await markRevoked(tx, tabletId, context.clock.now());
    await context.auditor.append(tx, {
      actor,
      action: 'tablet-revoked',
      subject: { kind: 'tablet', id: tabletId },
      from,
      detail: { counterId: tablet.counterId },
    });
  });
}

/**
 * Puts a tablet on another counter. Calls keep the counter where they began.
 * @throws {MadoError} `tablet-not-found`, `counter-not-found`
 */
export async function moveTablet(
  context: TabletContext,
  { actor, from }: Doer,
  { tabletId, counterId }: { tabletId: string; counterId: string },
): Promise<void> {
  await context.database.transaction('move-tablet', async (tx) => {
    const tablet = await lockKnownTablet(tx, tabletId);
    if (tablet === null) throw new MadoError('tablet-not-found');
    if ((await counterOf(tx, counterId)) === null) throw new MadoError('counter-not-found');
    await setCounter(tx, tabletId, counterId);
    await context.auditor.append(tx, {
      actor,
      action: 'tablet-moved',
      subject: { kind: 'tablet', id: tabletId },
      from,
      detail: { from: tablet.counterId, to: counterId },
    });
  });
}
