import { breakReasons } from '@mado/core/domain/presence.ts';
import { declineReasons } from '@mado/core/domain/offer.ts';
import { nextTimes } from '@mado/core/domain/wishes.ts';
import { mediaUp, surveyCall, dismissCall } from '@mado/sfu-server/calls/call-progress.ts';
import type { Call, CallTransaction, Offer } from '@mado/sfu-server/calls/call-store.ts';
import { endCallOfDisabledInterpreter } from '@mado/sfu-server/calls/end-by-administrator.ts';
import { endCallByInterpreter, endCallByTablet, interpreterOf } from '@mado/sfu-server/calls/end-call.ts';
import { acceptOffer, declineOffer } from '@mado/sfu-server/calls/offers.ts';
import { chooseNextTime } from '@mado/sfu-server/calls/next-time.ts';
import { requestCall } from '@mado/sfu-server/calls/request-call.ts';
import { tabletLost, tabletReturned } from '@mado/sfu-server/calls/tablet-presence.ts';
import { consoleLost, consoleReturned } from '@mado/sfu-server/presence/console-presence.ts';
import { setStatus, type StatusChoice } from '@mado/sfu-server/presence/set-status.ts';
import { endWrapUp, prolongWrapUp } from '@mado/sfu-server/presence/wrap-up.ts';
import type { Random } from '../../support/fuzz/random.ts';
import type { PlannedWard } from '../../support/fill-ward.ts';
import type { Desk } from './desk.ts';
import { randomWishes } from './random-wishes.ts';

type Action = (server: Desk) => Promise<unknown>;

/** People and tablets, who do something at random: often what fits, sometimes late, twice, or at odds with what is. */
export class Actors {
  readonly #random: Random;
  readonly #plan: PlannedWard;
  readonly #newId: () => string;
  /** What somebody saw last, which may be long gone. */
  readonly #lastRequest = new Map<string, Parameters<typeof requestCall>[1]>();
  readonly #lastCall = new Map<string, string>();
  readonly #lastOffer = new Map<string, string>();
  readonly #actions: readonly Action[];

  constructor(random: Random, plan: PlannedWard, newId: () => string) {
    this.#random = random;
    this.#plan = plan;
    this.#newId = newId;
    this.#actions = this.#weighted();
  }

  /** Somebody does something, by way of `server`. Resolves once it is done. */
  async act(server: Desk): Promise<void> {
    await this.#random.pick(this.#actions)(server);
  }

  /** Everybody comes in the morning. */
  async come(server: Desk): Promise<void> {
    for (const { id } of this.#plan.interpreters) {
      await server.carryOut('console-returned', (context) => consoleReturned(context, id));
      await server.carryOut('set-status', (context) => setStatus(context, id, { status: 'available' }));
    }
  }

  #weighted(): Action[] {
    const weights: readonly (readonly [number, Action])[] = [
      [12, (server) => this.#request(server)],
      [2, (server) => this.#requestAgain(server)],
      [3, (server) => this.#endByTablet(server)],
      [24, (server) => this.#answer(server)],
      [2, (server) => this.#answerLate(server)],
      [3, (server) => this.#decline(server)],
      [24, (server) => this.#showMedia(server)],
      [5, (server) => this.#endByInterpreter(server)],
      [6, (server) => this.#endWrapUp(server)],
      [2, (server) => this.#prolongWrapUp(server)],
      [6, (server) => this.#chooseStatus(server)],
      [1, (server) => this.#leave(server)],
      [8, (server) => this.#comeBack(server)],
      [6, (server) => this.#rate(server)],
      [5, (server) => this.#sayWhomNext(server)],
      [1, (server) => this.#disable(server)],
    ];
    return weights.flatMap(([weight, action]) => Array.from({ length: weight }, () => action));
  }

  async #request(server: Desk): Promise<void> {
    const tabletId = this.#tablet();
    const { tag: language, variants = [] } = this.#random.pick(this.#plan.languages);
    const request = {
      tabletId,
      requestId: this.#newId(),
      language,
      ...randomWishes(
        this.#random,
        variants.map(({ tag }) => tag),
      ),
    };
    this.#lastRequest.set(tabletId, request);
    const call = await server.carryOut('request-call', (context) => requestCall(context, request));
    if (call !== null) this.#lastCall.set(tabletId, call.id);
  }

  /** A line that broke: the tablet does not know whether it was heard. */
  async #requestAgain(server: Desk): Promise<void> {
    const request = this.#lastRequest.get(this.#tablet());
    if (request !== undefined)
      await server.carryOut('request-call', (context) => requestCall(context, request));
  }

  async #endByTablet(server: Desk): Promise<void> {
    const tabletId = this.#tablet();
    const callId = this.#lastCall.get(tabletId);
    if (callId !== undefined)
      await server.carryOut('end-by-tablet', (context) => endCallByTablet(context, tabletId, callId));
  }

  async #answer(server: Desk): Promise<void> {
    const offer = await this.#look(server, (tx) => this.#somebodyRung(tx));
    if (offer === null) return;
    const { id, interpreterId } = offer;
    this.#lastOffer.set(interpreterId, id);
    await server.carryOut('accept-offer', (context) => acceptOffer(context, interpreterId, id));
  }

  /** What rings, of whoever is asked first. */
  async #somebodyRung(tx: CallTransaction): Promise<Offer | null> {
    const { interpreters } = this.#plan;
    const first = this.#random.below(interpreters.length);
    for (const { id } of [...interpreters.slice(first), ...interpreters.slice(0, first)]) {
      const offer = await tx.pendingOfferOf(id);
      if (offer !== null) return offer;
    }
    return null;
  }

  async #answerLate(server: Desk): Promise<void> {
    const id = this.#interpreter();
    const offerId = this.#lastOffer.get(id);
    if (offerId !== undefined)
      await server.carryOut('accept-offer', (context) => acceptOffer(context, id, offerId));
  }

  async #decline(server: Desk): Promise<void> {
    const id = this.#interpreter();
    const reason = this.#random.pick([...declineReasons, null]);
    const offer = await this.#look(server, (tx) => tx.pendingOfferOf(id));
    if (offer !== null)
      await server.carryOut('decline-offer', (context) => declineOffer(context, id, offer.id, reason));
  }

  async #showMedia(server: Desk): Promise<void> {
    const call = await this.#look(server, (tx) => this.#answered(tx));
    if (call === null) return;
    const interpreterId = interpreterOf(call);
    const tablet = { side: 'tablet', id: call.tabletId } as const;
    await server.carryOut('media-up', (context) => mediaUp(context, tablet, call.id));
    if (interpreterId === null) return;
    const interpreter = { side: 'interpreter', id: interpreterId } as const;
    await server.carryOut('media-up', (context) => mediaUp(context, interpreter, call.id));
  }

  async #endByInterpreter(server: Desk): Promise<void> {
    const id = this.#interpreter();
    const call = await this.#look(server, (tx) => tx.liveCallOfInterpreter(id));
    if (call !== null)
      await server.carryOut('end-by-interpreter', (context) => endCallByInterpreter(context, id, call.id));
  }

  async #endWrapUp(server: Desk): Promise<void> {
    const id = this.#interpreter();
    await server.carryOut('end-wrap-up', (context) => endWrapUp(context, id));
  }

  async #prolongWrapUp(server: Desk): Promise<void> {
    const id = this.#interpreter();
    await server.carryOut('prolong-wrap-up', (context) => prolongWrapUp(context, id));
  }

  async #chooseStatus(server: Desk): Promise<void> {
    const id = this.#interpreter();
    const choice = this.#random.chance(0.85) ? ({ status: 'available' } as const) : this.#pause();
    await server.carryOut('set-status', (context) => setStatus(context, id, choice));
  }

  #pause(): StatusChoice {
    return this.#random.chance(0.5)
      ? { status: 'offline' }
      : { status: 'break', reason: this.#random.pick(breakReasons) };
  }

  async #leave(server: Desk): Promise<void> {
    const id = this.#random.chance(0.5) ? this.#tablet() : this.#interpreter();
    const leaves = this.#plan.tablets.some((tablet) => tablet.id === id) ? tabletLost : consoleLost;
    await server.carryOut('leave', (context) => leaves(context, id));
  }

  async #comeBack(server: Desk): Promise<void> {
    const id = this.#random.chance(0.5) ? this.#tablet() : this.#interpreter();
    const returns = this.#plan.tablets.some((tablet) => tablet.id === id) ? tabletReturned : consoleReturned;
    await server.carryOut('come-back', (context) => returns(context, id));
  }

  async #rate(server: Desk): Promise<void> {
    const tabletId = this.#tablet();
    const callId = this.#lastCall.get(tabletId);
    if (callId === undefined) return;
    const rating = this.#random.pick([1, 2, 3] as const);
    await server.carryOut('rate', (context) =>
      this.#random.chance(0.5)
        ? surveyCall(context, tabletId, callId, rating)
        : dismissCall(context, tabletId, callId),
    );
  }

  async #sayWhomNext(server: Desk): Promise<void> {
    const tabletId = this.#tablet();
    const callId = this.#lastCall.get(tabletId);
    const nextTime = this.#random.pick(nextTimes);
    if (callId !== undefined)
      await server.carryOut('next-time', (context) => chooseNextTime(context, tabletId, callId, nextTime));
  }

  async #disable(server: Desk): Promise<void> {
    const id = this.#interpreter();
    await server.carryOut('disable', (context) => endCallOfDisabledInterpreter(context, id));
  }

  /** A call that was answered, of whichever tablet is asked first; else the live one of a tablet. */
  async #answered(tx: CallTransaction): Promise<Call | null> {
    const { tablets } = this.#plan;
    const first = this.#random.below(tablets.length);
    let live: Call | null = null;
    for (const { id } of [...tablets.slice(first), ...tablets.slice(0, first)]) {
      live = (await tx.liveCallOfTablet(id)) ?? live;
      if (live?.status.state === 'connecting') return live;
    }
    return live;
  }

  /** What somebody sees before they act, which may be another thing by then. */
  #look<T>(server: Desk, read: (tx: CallTransaction) => Promise<T>): Promise<T> {
    return server.context.store.transaction('look', read);
  }

  #tablet(): string {
    return this.#random.pick(this.#plan.tablets).id;
  }

  #interpreter(): string {
    return this.#random.pick(this.#plan.interpreters).id;
  }
}
