import { randomInt } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import {
  PAIRING_CODE_LENGTH,
  PAIRING_LIFETIME_MS,
  pairingAlphabet,
  pairingCodeText,
} from '@mado/core/domain/pairing-code.ts';
import type { PairingAnswer, PairingView } from '@mado/core/protocol/rest/tablets.ts';
import { newToken } from '../auth/tokens.ts';
import { TransactionConflict } from '../db/conflict.ts';
import { newId } from '../ids.ts';
import { whoGivesWay } from './give-way.ts';
import {
  allPairings,
  deleteExpiredPairings,
  deletePairingOfDevice,
  deleteUndecided,
  insertPairing,
  pairingOfDevice,
  takePairing,
} from './pairing-repository.ts';
import type { TabletContext } from './tablet-context.ts';
import { counterOfTablet, lockKnownTablet } from './tablet-repository.ts';

export interface Asker {
  /** What its cookie says: the question that it asked before. */
  readonly deviceCode: string | null;
  readonly device: string;
  readonly address: string;
}

const newCode = (): string =>
  Array.from({ length: PAIRING_CODE_LENGTH }, () =>
    pairingAlphabet.charAt(randomInt(pairingAlphabet.length)),
  ).join('');

/**
 * A device asks to become a tablet. What it asked before is void, unless it was approved and only has to be fetched.
 * Where too many wait, others give way, who are told at once and ask anew.
 * @throws {MadoError} `pairing-decided`; `rate-limited` where all who wait were approved and have to fetch it
 */
export async function askPairing(
  context: TabletContext,
  { deviceCode, device, address }: Asker,
): Promise<{ readonly view: PairingView; readonly deviceCode: string }> {
  const now = context.clock.now();
  const expiresAt = new Date(now.getTime() + PAIRING_LIFETIME_MS);
  const [fresh, code] = [newToken(), newCode()];
  const gone = await context.database.transaction('ask-pairing', async (tx) => {
    await deleteExpiredPairings(tx, now);
    if (deviceCode !== null) {
      const before = await pairingOfDevice(tx, context.hashDevice(deviceCode), now);
      if (before?.tabletId != null) throw new MadoError('pairing-decided');
      await deletePairingOfDevice(tx, context.hashDevice(deviceCode));
    }
    const crowd = whoGivesWay({
      waiting: await allPairings(tx),
      newcomer: address,
      isFamiliar: context.isFamiliar,
    });
    if (crowd === null) throw new MadoError('rate-limited');
    const leaving = await deleteUndecided(tx, crowd);
    const inserted = await insertPairing(tx, {
      id: newId(),
      deviceHash: context.hashDevice(fresh),
      codeHash: context.hashCode(code),
      createdAt: now,
      expiresAt,
      device,
      address,
    });
    if (!inserted) throw new TransactionConflict('another device shows this code');
    return leaving;
  });
  for (const deviceHash of gone) context.waits.tell(deviceHash);
  const view = { code: pairingCodeText(code), expiresAt: expiresAt.getTime(), now: now.getTime() };
  return { view, deviceCode: fresh };
}

/** What became of a question; with a tablet's credential as a `Set-Cookie` header, once. */
export interface Polled {
  readonly answer: PairingAnswer;
  readonly cookie: string | null;
}

/**
 * Waits for what becomes of the question of a device, for a while or until `leaves`; not at all if that is so already.
 * @throws {MadoError} `pairing-not-found`: asked by nobody, expired, or fetched already
 */
export async function pollPairing(
  context: TabletContext,
  deviceCode: string | null,
  leaves: AbortSignal,
): Promise<Polled> {
  if (deviceCode === null) throw new MadoError('pairing-not-found');
  const deviceHash = context.hashDevice(deviceCode);
  const wait = context.waits.begin(deviceHash);
  leaves.addEventListener('abort', wait.end, { once: true });
  if (leaves.aborted) wait.end();
  try {
    const present = await look(context, deviceHash);
    if (present.answer.state !== 'pending') return present;
    await wait.over;
    return leaves.aborted ? present : await look(context, deviceHash);
  } finally {
    wait.end();
  }
}

async function look(context: TabletContext, deviceHash: string): Promise<Polled> {
  const now = context.clock.now();
  const pairing = await context.database.read('pairing-of-device', (db) =>
    pairingOfDevice(db, deviceHash, now),
  );
  if (pairing === null) throw new MadoError('pairing-not-found');
  if (pairing.decidedAt === null) return { answer: { state: 'pending' }, cookie: null };
  if (pairing.tabletId === null) return { answer: { state: 'denied' }, cookie: null };
  return take(context, deviceHash, pairing.tabletId);
}

/** The tablet first, then the question: in the order of a revocation that may come at the same time. */
function take(context: TabletContext, deviceHash: string, tabletId: string): Promise<Polled> {
  const now = context.clock.now();
  return context.database.transaction('take-pairing', async (tx) => {
    const tablet = await lockKnownTablet(tx, tabletId);
    const pairing = await takePairing(tx, deviceHash, now);
    if (tablet === null || pairing === null) throw new MadoError('pairing-not-found');
    const cookie = await context.credentials.issue(tx, tabletId, now);
    await context.auditor.append(tx, {
      actor: null,
      action: 'tablet-credential-taken',
      subject: { kind: 'tablet', id: tabletId },
      from: pairing.address,
      detail: { device: pairing.device },
    });
    const { name, department, section } = await counterOfTablet(tx, tabletId);
    return { answer: { state: 'paired', counter: { name, department, section } }, cookie };
  });
}
