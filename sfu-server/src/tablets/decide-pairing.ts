import { MadoError } from '@mado/core/domain/errors.ts';
import { readPairingCode } from '@mado/core/domain/pairing-code.ts';
import type { PairingRequest } from '@mado/core/protocol/rest/tablets.ts';
import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import {
  decidePairing,
  deletePairingsOfTablet,
  lockPairingOfCode,
  pairingOfCode,
  type Pairing,
} from './pairing-repository.ts';
import type { Doer } from '../auth/principal.ts';
import type { TabletContext } from './tablet-context.ts';
import { counterOf, insertPairedTablet, lockKnownTablet, replaceTablet } from './tablet-repository.ts';

/** Text that is no code takes the same way as one that nobody shows. */
const hashOf = ({ hashCode }: TabletContext, typed: string): string => hashCode(readPairingCode(typed) ?? '');

/**
 * Who asks with this code.
 * @throws {MadoError} `pairing-not-found`, `pairing-decided`
 */
export async function findPairing(context: TabletContext, typed: string): Promise<PairingRequest> {
  const now = context.clock.now();
  const found = await context.database.read('find-pairing', (db) =>
    pairingOfCode(db, hashOf(context, typed), now),
  );
  const { createdAt, expiresAt, device, address } = undecided(found);
  return { askedAt: createdAt.getTime(), expiresAt: expiresAt.getTime(), device, address };
}

export interface Approval {
  readonly code: string;
  readonly counterId: string;
  /** The tablet whose device is another from now on. */
  readonly replaces: string | null;
  readonly name: string;
}

/**
 * Makes the device that shows a code a tablet of a counter. It fetches its credential by itself.
 * @throws {MadoError} `pairing-not-found`, `pairing-decided`, `counter-not-found`, `tablet-not-found`
 */
export async function approvePairing(
  context: TabletContext,
  { actor, from }: Doer,
  approval: Approval,
): Promise<{ readonly tabletId: string }> {
  const now = context.clock.now();
  const { replaces, counterId, name } = approval;
  const tabletId = replaces ?? newId();
  const deviceHash = await context.database.transaction('approve-pairing', async (tx) => {
    if (replaces !== null && (await lockKnownTablet(tx, replaces)) === null)
      throw new MadoError('tablet-not-found');
    const pairing = undecided(await lockPairingOfCode(tx, hashOf(context, approval.code), now));
    if ((await counterOf(tx, counterId)) === null) throw new MadoError('counter-not-found');
    const { device } = pairing;
    const tablet = { id: tabletId, counterId, name, device, pairedAt: now, pairedBy: actor.subjectId };
    if (replaces === null) await insertPairedTablet(tx, tablet);
    else await replace(context, tx, tablet);
    await decidePairing(tx, { id: pairing.id, at: now, by: actor.subjectId, tabletId });
    await context.auditor.append(tx, {
      actor,
      action: 'tablet-paired',
      subject: { kind: 'tablet', id: tabletId },
      from,
      detail: { counterId, device, address: pairing.address, replaced: replaces !== null },
    });
    return pairing.deviceHash;
  });
  context.waits.tell(deviceHash);
  return { tabletId };
}

async function replace(
  { credentials }: TabletContext,
  tx: Executor,
  tablet: Parameters<typeof replaceTablet>[1],
): Promise<void> {
  await credentials.end(tx, tablet.id);
  // Another device may have been approved for it, and not have fetched its credential yet.
  await deletePairingsOfTablet(tx, tablet.id);
  await replaceTablet(tx, tablet);
}

/**
 * The device that shows a code is none of ours.
 * @throws {MadoError} `pairing-not-found`, `pairing-decided`
 */
export async function denyPairing(
  context: TabletContext,
  { actor, from }: Doer,
  typed: string,
): Promise<void> {
  const now = context.clock.now();
  const deviceHash = await context.database.transaction('deny-pairing', async (tx) => {
    const pairing = undecided(await lockPairingOfCode(tx, hashOf(context, typed), now));
    await decidePairing(tx, { id: pairing.id, at: now, by: actor.subjectId, tabletId: null });
    await context.auditor.append(tx, {
      actor,
      action: 'tablet-denied',
      subject: { kind: 'pairing', id: pairing.id },
      from,
      detail: { device: pairing.device, address: pairing.address },
    });
    return pairing.deviceHash;
  });
  context.waits.tell(deviceHash);
}

function undecided(pairing: Pairing | null): Pairing {
  if (pairing === null) throw new MadoError('pairing-not-found');
  if (pairing.decidedAt !== null) throw new MadoError('pairing-decided');
  return pairing;
}
