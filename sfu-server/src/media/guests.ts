import type { Side } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { MediaSession } from './media-session.ts';
import { isSameTicket, newTicket } from './ticket.ts';

/** Somebody with a ticket. */
export interface Guest {
  readonly participantId: string;
  readonly side: Side;
  readonly ticket: string;
  session: MediaSession | null;
}

/** Who may join the media of a call, in the order in which they were invited. */
export class Guests {
  readonly #all = new Map<string, Guest>();

  get all(): Guest[] {
    return [...this.#all.values()];
  }

  invite(participantId: string, side: Side): Guest {
    const known = this.#all.get(participantId);
    if (known !== undefined) return known;
    const guest = { participantId, side, ticket: newTicket(), session: null };
    this.#all.set(participantId, guest);
    return guest;
  }

  /** @throws {MadoError} `ticket-invalid` */
  withTicket(participantId: string, ticket: string): Guest {
    const guest = this.#all.get(participantId);
    if (guest === undefined || !isSameTicket(guest.ticket, ticket)) throw new MadoError('ticket-invalid');
    return guest;
  }

  othersThan(guest: Guest): Guest[] {
    return this.all.filter((other) => other !== guest);
  }

  remove(participantId: string): Guest | null {
    const guest = this.#all.get(participantId) ?? null;
    this.#all.delete(participantId);
    return guest;
  }
}
