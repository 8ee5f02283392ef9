import type { Side } from '@mado/core/domain/call.ts';
import { MadoError } from '@mado/core/domain/errors.ts';
import type { IceServer } from '@mado/core/protocol/webrtc.ts';
import { CallRoom } from './call-room.ts';
import type { MediaEngine, MediaObjects } from './media-engine.ts';
import type { MediaListener } from './media-listener.ts';
import { openProbe } from './probe-room.ts';
import { newTicket } from './ticket.ts';
import { Tombstones } from './tombstones.ts';

/** One side of one call. */
export interface Participant {
  readonly callId: string;
  readonly participantId: string;
  readonly side: Side;
}

const rememberedCalls = 10_000;

/**
 * The media of all calls: who may join which, and what each may do there. The caller says what became of a call
 * (`ticket`, `answer`, `revoke`, `close`); participants act through the session that `join` gives them.
 */
export class CallMedia implements AsyncDisposable {
  readonly #engine: MediaEngine;
  readonly #calls = new Map<string, CallRoom>();
  readonly #iceServers: () => IceServer[];
  readonly #ended = new Tombstones(rememberedCalls);

  /**
   * @param engine closed by whoever made it, after this
   * @param iceServers by which somebody who may join can reach the media in roundabout ways, with what lets them in
   */
  constructor(engine: MediaEngine, iceServers: () => IceServer[] = () => []) {
    this.#engine = engine;
    this.#iceServers = iceServers;
  }

  /**
   * The ticket of a participant: the same one until it is revoked. With `warm`, an interpreter may make everything
   * ready, and nothing flows either way until `answer`; to give one a `live` ticket is to say that they answered. The
   * ticket of a call that is over never works.
   */
  ticket({ callId, participantId, side }: Participant, scope: 'warm' | 'live'): string {
    const call = this.#call(callId);
    if (call === null) return newTicket();
    if (side === 'interpreter' && scope === 'live') call.answer(participantId);
    return call.invite(participantId, side);
  }

  /**
   * Connects the tablet with the interpreter who answered, and revokes the tickets of all other interpreters.
   * Idempotent.
   */
  answer(callId: string, interpreterId: string): void {
    this.#call(callId)?.answer(interpreterId);
  }

  /** Closes what the participant has open in the call; its ticket is dead. Idempotent. */
  revoke(callId: string, participantId: string): void {
    this.#calls.get(callId)?.revoke(participantId);
  }

  /** Closes what the participant has open in any call; their tickets are dead. Idempotent. */
  expel(participantId: string): void {
    for (const call of this.#calls.values()) call.revoke(participantId);
  }

  /** The call is over: closes everything of it, for good. Idempotent. */
  close(callId: string): void {
    this.#ended.add(callId);
    this.#calls.get(callId)?.close();
    this.#calls.delete(callId);
  }

  /**
   * Joins the media of a call; what the participant had open there is closed.
   * @throws {MadoError} `ticket-invalid`, or `media-unavailable` while no worker lives
   */
  async join(
    { callId, ticket }: { readonly callId: string; readonly ticket: string },
    participantId: string,
    listener: MediaListener,
  ) {
    const joined = await this.#known(callId).join(participantId, ticket, listener);
    return { ...joined, iceServers: this.#iceServers() };
  }

  /**
   * Takes up a session on another line: whoever held it before has lost it. The media in it flow on.
   * @throws {MadoError} `ticket-invalid`, or `not-joined` if the session is over
   */
  takeUp(
    { callId, ticket, sessionId }: { callId: string; ticket: string; sessionId: string },
    participantId: string,
    listener: MediaListener,
  ) {
    return this.#known(callId).takeUp(participantId, ticket, sessionId, listener);
  }

  /**
   * Lets somebody find out which ways to the media are open to them, without a call.
   * @throws {MadoError} `media-unavailable`
   */
  async probe(listener: MediaListener) {
    return { ...(await openProbe(this.#engine, listener)), iceServers: this.#iceServers() };
  }

  objects(): MediaObjects {
    return this.#engine.objects();
  }

  /** How many media workers live. */
  workers(): number {
    return this.#engine.workers();
  }

  /** How many media workers die repeatedly, so that calls avoid them. */
  troubledWorkers(): number {
    return this.#engine.troubledWorkers();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const callId of [...this.#calls.keys()]) this.close(callId);
  }

  #known(callId: string): CallRoom {
    const call = this.#calls.get(callId);
    if (call === undefined) throw new MadoError('ticket-invalid');
    return call;
  }

  #call(callId: string): CallRoom | null {
    if (this.#ended.has(callId)) return null;
    const known = this.#calls.get(callId);
    if (known !== undefined) return known;
    const call = new CallRoom(this.#engine, callId);
    this.#calls.set(callId, call);
    return call;
  }
}
