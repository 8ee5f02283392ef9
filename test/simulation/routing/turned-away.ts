import type { OpeningHours } from '@mado/core/domain/opening.ts';
import type { MemoryStore } from '../../support/memory-store/memory-store.ts';
import type { MemoryTransaction } from '../../support/memory-store/memory-transaction.ts';

/** A call is turned away as closed where its language is closed as it is requested, and nowhere else. */
export const wronglyTurnedAway = ({ rows }: MemoryStore, tx: MemoryTransaction): string[] =>
  tx.events
    .filter(({ type }) => type === 'requested')
    .flatMap(({ callId, at }) => {
      const call = rows.calls.get(callId);
      const hours = rows.languages.get(call?.language.tag ?? '')?.opening ?? null;
      const open = isOpenInJapan(hours, at);
      const turnedAway = call?.status.state === 'ended' && call.status.reason === 'closed';
      return open !== turnedAway
        ? []
        : [`call ${callId} was ${turnedAway ? '' : 'not '}turned away while ${open ? 'open' : 'closed'}`];
    });

/** By clocks that are nine hours ahead all the year, of a ward that knows no holidays. */
function isOpenInJapan(hours: OpeningHours | null, at: Date): boolean {
  if (hours === null) return true;
  const shown = new Date(at.getTime() + 9 * 3_600_000);
  const { sun, mon, tue, wed, thu, fri, sat } = hours.week;
  const time = shown.toISOString().slice(11, 16);
  const today = [sun, mon, tue, wed, thu, fri, sat][shown.getUTCDay()] ?? [];
  return today.some(({ from, to }) => from <= time && time < to);
}
