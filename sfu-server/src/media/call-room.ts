import type { Side } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import { Guests, type Guest } from './guests.ts';
import type { HeldProducer } from './held-producer.ts';
import type { MediaEngine, MediaRoom } from './media-engine.ts';
import type { MediaListener } from './media-listener.ts';
import { MediaSession } from './media-session.ts';

/** The media of one call: who may join, who has, and the room that they share. */
export class CallRoom {
  readonly #engine: MediaEngine;
  readonly #callId: string;
  readonly #guests = new Guests();
  #answeredBy: string | null = null;
  #making: Promise<MediaRoom> | null = null;
  #room: MediaRoom | null = null;
  #closed = false;

  constructor(engine: MediaEngine, callId: string) {
    this.#engine = engine;
    this.#callId = callId;
  }

  /** @returns their ticket */
  invite(participantId: string, side: Side): string {
    return this.#guests.invite(participantId, side).ticket;
  }

  answer(interpreterId: string): void {
    if (this.#answeredBy === interpreterId) return;
    this.#answeredBy = interpreterId;
    for (const { participantId, side } of this.#guests.all) {
      if (side === 'interpreter' && participantId !== interpreterId) this.revoke(participantId);
    }
    for (const { session } of this.#guests.all) session?.answered();
    for (const guest of this.#guests.all) this.#tellProducers(guest);
  }

  revoke(participantId: string): void {
    if (this.#answeredBy === participantId) this.#answeredBy = null;
    this.#guests.remove(participantId)?.session?.leave();
  }

  /** @throws {MadoError} `ticket-invalid` `media-unavailable` */
  async join(participantId: string, ticket: string, listener: MediaListener) {
    const guest = this.#guests.withTicket(participantId, ticket);
    const session = this.#seat(guest, listener);
    try {
      const room = await this.#open();
      if (session.closed) throw new MadoError('ticket-invalid', 'over before it began');
      session.enter(room);
      this.#askForText(guest);
      return {
        session,
        routerRtpCapabilities: room.rtpCapabilities,
        producers: this.#producersFor(guest),
      };
    } catch (error) {
      session.leave();
      throw error;
    }
  }

  /** @throws {MadoError} `ticket-invalid`, or `not-joined` if the session is over */
  takeUp(participantId: string, ticket: string, sessionId: string, listener: MediaListener) {
    const guest = this.#guests.withTicket(participantId, ticket);
    const { session } = guest;
    if (session?.id !== sessionId) throw new MadoError('not-joined');
    session.takeUp(listener);
    return { session, producers: this.#producersFor(guest) };
  }

  close(): void {
    this.#closed = true;
    this.#making = null;
    for (const { participantId } of this.#guests.all) this.revoke(participantId);
    this.#room?.close();
    this.#room = null;
  }

  /** Gives the guest a new session in place of the one it may have. */
  #seat(guest: Guest, listener: MediaListener): MediaSession {
    const previous = guest.session;
    const session: MediaSession = new MediaSession(
      {
        isAnswered: () => this.#isAnswered(guest),
        findRemote: (producerId) => this.#remotes(guest).find(({ id }) => id === producerId) ?? null,
        changed: () => this.#tellOthers(guest),
        receives: (bps) => this.#tellDownlink(guest, bps),
        write: (written) => this.#listening(guest).forEach((other) => other.text(written)),
        returned: () => this.#askForText(guest),
        left: () => this.#vacate(guest, session),
      },
      listener,
    );
    guest.session = session;
    previous?.leave();
    if (previous !== null && previous.listener !== listener)
      previous.listener.closed(this.#callId, 'replaced');
    return session;
  }

  #vacate(guest: Guest, session: MediaSession): void {
    if (guest.session === session) guest.session = null;
    this.#tellOthers(guest);
  }

  /** Concurrent joins share one room. */
  #open(): Promise<MediaRoom> {
    if (this.#making !== null) return this.#making;
    const making = this.#make();
    this.#making = making;
    making.catch(() => {
      if (this.#making === making) this.#making = null;
    });
    return making;
  }

  async #make(): Promise<MediaRoom> {
    const room = await this.#engine.createRoom(this.#callId);
    if (this.#closed) {
      room.close();
      throw new MadoError('ticket-invalid', 'the call ended while its room was made');
    }
    room.onDied(() => this.#died());
    this.#room = room;
    return room;
  }

  #died(): void {
    this.#making = null;
    this.#room = null;
    const sessions = this.#guests.all.flatMap(({ session }) => session ?? []);
    for (const session of sessions) session.leave();
    for (const session of sessions) session.listener.closed(this.#callId, 'worker-died');
  }

  #isAnswered({ side, participantId }: Guest): boolean {
    return side === 'tablet' ? this.#answeredBy !== null : this.#answeredBy === participantId;
  }

  /** What the guest may receive; before the answer, what it may make itself ready for. */
  #remotes(guest: Guest): readonly HeldProducer[] {
    return this.#opposite(guest)?.session?.sent.producers ?? [];
  }

  #producersFor(guest: Guest): RemoteProducer[] {
    const views = this.#opposite(guest)?.session?.sent.views ?? [];
    return this.#isAnswered(guest) ? views : views.map((view) => ({ ...view, held: true as const }));
  }

  /** Where several interpreters are rung, the tablet makes itself ready for the first of them that is here. */
  #opposite({ side }: Guest): Guest | null {
    const others = this.#guests.all.filter((other) => other.side !== side && other.session !== null);
    return others.find((other) => this.#answeredBy === null || this.#isAnswered(other)) ?? null;
  }

  #tellOthers(guest: Guest): void {
    for (const other of this.#guests.othersThan(guest)) this.#tellProducers(other);
  }

  /** What a guest can receive is for those to know who send to it. */
  #tellDownlink(guest: Guest, bps: number): void {
    for (const other of this.#listening(guest)) other.downlink(bps);
  }

  /** Whoever was away may have missed something, or has a new page that knows of nothing. */
  #askForText(guest: Guest): void {
    for (const other of this.#listening(guest)) other.textWanted();
  }

  /** Those in the call with the guest, once it is answered. */
  #listening(guest: Guest): MediaListener[] {
    if (!this.#isAnswered(guest)) return [];
    const others = this.#guests.othersThan(guest).filter((other) => this.#isAnswered(other));
    return others.flatMap(({ session }) => session?.listener ?? []);
  }

  #tellProducers(guest: Guest): void {
    if (this.#room !== null) guest.session?.listener.producers(this.#producersFor(guest));
  }
}
