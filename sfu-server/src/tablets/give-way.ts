import { limits } from '../limits.ts';
import { networkOf, siteOf } from '../peers.ts';
import type { Pairing } from './pairing-repository.ts';

type Waiting = Pick<Pairing, 'id' | 'address' | 'decidedAt'>;

const networkOfIt = ({ address }: Waiting): string => networkOf(address);
const siteOfIt = (waiting: Waiting): string => siteOf(networkOfIt(waiting));

interface Crowd {
  /** All who wait, the oldest first. */
  readonly waiting: readonly Waiting[];
  /** The address of the device that asks. */
  readonly newcomer: string;
  /** Whether somebody of ours was seen at an address lately. */
  readonly isFamiliar: (address: string) => boolean;
}

/**
 * Who gives way so that another device can ask: of too many of its own network the oldest. Of too many in all, one of a
 * network where nobody of ours was seen lately, as long as there is one: the oldest of the fullest where that has many,
 * else the oldest of all, since a ward that sets up a few tablets would be the fullest among many strangers with one
 * device each. What was decided stays, since its device has only to fetch it.
 * @returns their ids; null where none can go
 */
export function whoGivesWay({ waiting, newcomer, isFamiliar }: Crowd): string[] | null {
  const left = new Set(waiting);
  const gone: string[] = [];
  for (;;) {
    const crowd = crowdOf([...left], networkOf(newcomer), isFamiliar);
    if (crowd === null) return gone;
    const [oldest] = crowd;
    if (oldest === undefined) return null;
    left.delete(oldest);
    gone.push(oldest.id);
  }
}

/** Those of whom one has to go; null where there is room. */
function crowdOf(
  left: readonly Waiting[],
  newcomer: string,
  isFamiliar: Crowd['isFamiliar'],
): readonly Waiting[] | null {
  const own = left.filter((waiting) => networkOfIt(waiting) === newcomer);
  if (own.length >= limits.pairingsPerPeer) return undecided(own);
  if (left.length < limits.pairings) return null;
  const all = undecided(left);
  const strangers = all.filter(({ address }) => !isFamiliar(address));
  const crowd = strangers.length > 0 ? strangers : all;
  // First the site, or whoever has one would have a network of IPv6 for each question.
  const fullest = largest(crowd, siteOfIt);
  return fullest.length < limits.pairingsOfMany ? crowd : largest(fullest, networkOfIt);
}

const undecided = (waiting: readonly Waiting[]): Waiting[] =>
  waiting.filter(({ decidedAt }) => decidedAt === null);

/** The largest group; of several, the one whose first comes first. */
const largest = (waiting: readonly Waiting[], group: (one: Waiting) => string): readonly Waiting[] =>
  [...Map.groupBy(waiting, group).values()].reduce<readonly Waiting[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
