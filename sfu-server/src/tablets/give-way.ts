import { limits } from '../limits.ts';
import { networkOf, siteOf } from '../peers.ts';
import type { Pairing } from './pairing-repository.ts';

type Waiting = Pick<Pairing, 'id' | 'address' | 'decidedAt'>;

const networkOfIt = ({ address }: Waiting): string => networkOf(address);
const siteOfIt = (waiting: Waiting): string => siteOf(networkOfIt(waiting));

/**
 * Who gives way so that another device can ask: of too many of its own network the oldest, of too many in all the oldest
 * of the network that has most, so that a stranger who asks for ever takes the places of strangers and no ward's. What
 * was decided stays, since its device has only to fetch it.
 * @param waiting all who wait, the oldest first
 * @param newcomer the address of the device that asks
 * @returns their ids; null where none can go
 */
export function whoGivesWay(waiting: readonly Waiting[], newcomer: string): string[] | null {
  const left = new Set(waiting);
  const gone: string[] = [];
  for (;;) {
    const crowd = crowdOf([...left], networkOf(newcomer));
    if (crowd === null) return gone;
    const [oldest] = crowd;
    if (oldest === undefined) return null;
    left.delete(oldest);
    gone.push(oldest.id);
  }
}

/** Those of whom one has to go; null where there is room. */
function crowdOf(left: readonly Waiting[], newcomer: string): readonly Waiting[] | null {
  const own = left.filter((waiting) => networkOfIt(waiting) === newcomer);
  if (own.length >= limits.pairingsPerPeer) return undecided(own);
  if (left.length < limits.pairings) return null;
  // First the site, or whoever has one would have a network of IPv6 for each question.
  return largest(largest(undecided(left), siteOfIt), networkOfIt);
}

const undecided = (waiting: readonly Waiting[]): Waiting[] =>
  waiting.filter(({ decidedAt }) => decidedAt === null);

/** The largest group; of several, the one whose first comes first. */
const largest = (waiting: readonly Waiting[], group: (one: Waiting) => string): readonly Waiting[] =>
  [...Map.groupBy(waiting, group).values()].reduce<readonly Waiting[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
