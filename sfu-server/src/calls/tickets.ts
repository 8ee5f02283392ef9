import { createHmac } from 'node:crypto';
import type { Zone } from '@mado/core/domain/zone.ts';
import { plainTicket } from '@mado/core/domain/wishes.ts';

const DAY_MS = 86_400_000;

/** Turns a ticket's number into what finds the calls of the same ticket on the same day, and nothing else. */
export interface Tickets {
  /** @param typed as somebody typed it */
  hash(typed: string, at: Date): string;
}

/** Days are those of the ward's clocks: numbering machines begin anew every morning. */
export const keyedTickets = (secret: string, zone: Zone): Tickets => ({
  hash(typed, at) {
    const day = Math.floor(zone.wallClock(at.getTime()) / DAY_MS);
    return createHmac('sha256', secret)
      .update(`ticket ${day} ${plainTicket(typed)}`)
      .digest('hex');
  },
});
