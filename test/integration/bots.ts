import { setTimeout } from 'node:timers/promises';
import type { TabletCall } from '@mado/core/protocol/tablet.ts';
import { RefusedError } from '../support/scripted-client.ts';
import type { Console, Tablet } from './restartable.ts';

/** What the bots of a ward have been told, over all starts of the server. */
export class Ledger {
  /** Every request that was made, and the call it was answered with, if the answer arrived. */
  readonly calls = new Map<string, string | null>();
  /** The same, as views told it. */
  readonly seen = new Map<string, string>();
  #answers = 0;
  #watch: { readonly at: number; readonly reached: () => void } | null = null;

  answered(): void {
    this.#answers += 1;
    if (this.#watch !== null && this.#answers >= this.#watch.at) this.#watch.reached();
  }

  /** Resolves after `count` more answers. */
  answers(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#watch = { at: this.#answers + count, reached: resolve };
    });
  }
}

/** Bots are faster than people: told to wait they do, as clients should, instead of giving up. In milliseconds. */
const WAIT_MS = 500;

/** Asks until it is not for having asked too much that the answer is no. */
export async function politely<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RefusedError && error.code === 'rate-limited')) throw error;
      await setTimeout(WAIT_MS);
    }
  }
}

/** Refusals are part of life: what a bot saw may be over by the time it acts. */
async function attempt(ask: () => Promise<unknown>, ledger: Ledger): Promise<void> {
  try {
    await politely(ask);
    ledger.answered();
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code === 'internal') throw error;
  }
}

/** Rejects when the connection ends. */
const cut = (client: Tablet | Console): Promise<never> =>
  new Promise((_resolve, reject) => {
    client.socket.once('disconnect', () => {
      reject(new Error('socket has been disconnected'));
    });
  });

/**
 * Places one call for each of the requests, each to its survey, and strikes out those that are through. A request
 * that was cut off is repeated by the next run.
 */
export async function runTablet(client: Tablet, language: string, ledger: Ledger, requests: string[]) {
  const gone = cut(client);
  gone.catch(() => undefined);
  for (;;) {
    const changed = client.next('view', () => true);
    const { call } = await politely(() => client.request('sync', {}));
    const [requestId] = requests;
    if (call === null) {
      if (requestId === undefined) return;
      if ((ledger.calls.get(requestId) ?? null) !== null) requests.shift();
      else await place(client, language, ledger, requestId);
    } else {
      await carryOn(client, call, ledger);
      await Promise.race([changed, gone]);
    }
  }
}

async function place(client: Tablet, language: string, ledger: Ledger, requestId: string): Promise<void> {
  ledger.calls.set(requestId, ledger.calls.get(requestId) ?? null);
  const { callId } = await politely(() => client.request('call:request', { requestId, language }));
  ledger.calls.set(requestId, callId);
  ledger.answered();
}

async function carryOn(client: Tablet, call: TabletCall, ledger: Ledger): Promise<void> {
  const { callId } = call;
  ledger.seen.set(call.requestId, callId);
  if (call.state === 'connecting') await attempt(() => client.request('call:media-up', { callId }), ledger);
  if (call.state === 'active') await attempt(() => client.request('call:end', { callId }), ledger);
  if (call.state !== 'ended') return;
  if (call.surveyDue) await attempt(() => client.request('call:survey', { callId, rating: 2 }), ledger);
  else await attempt(() => client.request('call:dismiss', { callId }), ledger);
}

/** Answers whatever rings, for as long as the connection holds. */
export async function runConsole(client: Console, ledger: Ledger): Promise<never> {
  const gone = cut(client);
  gone.catch(() => undefined);
  await attempt(() => client.request('status:set', { status: 'available' }), ledger);
  for (;;) {
    const changed = client.next('view', () => true);
    const { offer, call, wrapUp } = await politely(() => client.request('sync', {}));
    if (offer !== null)
      await attempt(() => client.request('offer:accept', { offerId: offer.offerId }), ledger);
    else if (call?.state === 'connecting')
      await attempt(() => client.request('call:media-up', { callId: call.callId }), ledger);
    else if (wrapUp !== null) await attempt(() => client.request('wrap-up:done', {}), ledger);
    await Promise.race([changed, gone]);
  }
}
