import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';
import type { TestApp } from '../support/start-app.ts';
import type { Step } from './random-scripts.ts';

type Tablet = ScriptedClient<TabletProtocol>;
type Console = ScriptedClient<InterpreterProtocol>;

/** Somebody who may come and go. `lastId`: the call or offer they saw last, which may be long gone. */
interface Seat<C> {
  readonly id: string;
  client: C | null;
  lastId: string;
}

const nobody = '0190d5a0-0000-7000-8000-000000000000';

/** The people and tablets of a ward, who do what a script says through real sockets. Refusals are part of life. */
export class WardActors {
  readonly #app: TestApp;
  readonly #tablets: Seat<Tablet>[];
  readonly #consoles: Seat<Console>[];

  constructor(app: TestApp) {
    this.#app = app;
    this.#tablets = app.ward.tablets.map((id) => ({ id, client: null, lastId: nobody }));
    this.#consoles = app.ward.interpreters.map(({ id }) => ({ id, client: null, lastId: nobody }));
  }

  /** Everybody is there, free and available. */
  async gather(): Promise<void> {
    for (const seat of this.#tablets) await this.#seatTablet(seat);
    for (const seat of this.#consoles) {
      const client = await this.#seatConsole(seat);
      await client.request('status:set', { status: 'available' });
    }
    await this.#app.settled();
  }

  /** Ends whatever still runs. */
  async clearUp(): Promise<void> {
    for (const seat of this.#tablets) {
      const client = await this.#seatTablet(seat);
      const { call } = await client.request('sync', {});
      if (call !== null && call.state !== 'ended') await client.request('call:end', { callId: call.callId });
    }
    await this.#app.advance(60_000);
  }

  /** Does one step. Whoever closes their browser over a question gets no answer to it. */
  async do(step: Step): Promise<void> {
    try {
      await this.#do(step);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'socket has been disconnected')) throw error;
    }
  }

  async #do(step: Step): Promise<void> {
    switch (step.type) {
      case 'leave':
      case 'return':
        return step.type === 'leave'
          ? this.#leave(step.side, step.index)
          : this.#return(step.side, step.index);
      case 'request':
      case 'end-by-tablet':
      case 'media-up':
        return this.#tabletDoes(step, pick(this.#tablets, step.tablet));
      default:
        return this.#consoleDoes(step, pick(this.#consoles, step.interpreter));
    }
  }

  async #tabletDoes(step: Extract<Step, { tablet: number }>, seat: Seat<Tablet>): Promise<void> {
    const { client } = seat;
    if (client === null) return;
    if (step.type === 'request') {
      const reply = await client.ask('call:request', { requestId: newId(), language: step.language });
      if (reply.ok) seat.lastId = reply.data.callId;
      return;
    }
    await client.ask(step.type === 'media-up' ? 'call:media-up' : 'call:end', { callId: seat.lastId });
    if (step.type === 'media-up') {
      for (const other of this.#consoles) await other.client?.ask('call:media-up', { callId: seat.lastId });
    }
  }

  async #consoleDoes(step: Extract<Step, { interpreter: number }>, seat: Seat<Console>): Promise<void> {
    const { client } = seat;
    if (client === null) return;
    if (step.type === 'wrap-up-done') await client.ask('wrap-up:done', {});
    else if (step.type === 'status') await client.ask('status:set', statusOf(step.status));
    else if (step.type === 'late-accept') await client.ask('offer:accept', { offerId: seat.lastId });
    else {
      const view = await client.request('sync', {});
      seat.lastId = view.offer?.offerId ?? seat.lastId;
      if (step.type === 'accept') await client.ask('offer:accept', { offerId: seat.lastId });
      else if (step.type === 'decline') await client.ask('offer:decline', { offerId: seat.lastId });
      else await client.ask('call:end', { callId: view.call?.callId ?? nobody });
    }
  }

  #leave(side: 'tablet' | 'interpreter', index: number): Promise<void> {
    const seat = side === 'tablet' ? pick(this.#tablets, index) : pick(this.#consoles, index);
    const { client } = seat;
    seat.client = null;
    return client === null ? Promise.resolve() : this.#app.disconnect(client);
  }

  async #return(side: 'tablet' | 'interpreter', index: number): Promise<void> {
    if (side === 'tablet') await this.#seatTablet(pick(this.#tablets, index));
    else await this.#seatConsole(pick(this.#consoles, index));
  }

  async #seatTablet(seat: Seat<Tablet>): Promise<Tablet> {
    seat.client ??= await this.#app.connect('tablet', seat.id);
    return seat.client;
  }

  async #seatConsole(seat: Seat<Console>): Promise<Console> {
    seat.client ??= await this.#app.connect('interpreter', seat.id);
    return seat.client;
  }
}

const statusOf = (status: 'available' | 'break' | 'offline') =>
  status === 'break' ? ({ status, reason: 'rest' } as const) : { status };

function pick<T>(all: readonly T[], index: number): T {
  const chosen = all[index % all.length];
  if (chosen === undefined) throw new Error('there is nobody to choose from');
  return chosen;
}
