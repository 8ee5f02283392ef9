import { newId } from '@mado/sfu-server/ids.ts';
import type { Browser, Page } from 'playwright-core';
import { Ledger, runConsole, runTablet } from '../integration/bots.ts';
import { consoleSees, tabletSees } from '../integration/busy-ward.ts';
import type { Everybody, Restartable } from '../integration/restartable.ts';
import { enterBoth } from '../support/enter.ts';
import { answer, ring } from '../support/trial.ts';

/** Thirty clients without a screen: fifteen tablets, fifteen interpreters of three languages. */
const BOTS = 15;
const botLanguages = ['jsl', 'en', 'ko'];
/** Of the calls in browsers, so that no bot takes them. */
const BROWSER_LANGUAGE = 'cmn';
const BROWSER_CALLS = 2;

const languageOf = (index: number) => botLanguages[index % botLanguages.length] ?? '';

export const wardPlan = {
  tablets: BOTS + BROWSER_CALLS,
  interpreters: Array.from({ length: BOTS + BROWSER_CALLS }, (_, index) => [
    index < BOTS ? languageOf(index) : BROWSER_LANGUAGE,
  ]),
};

/** A call that had not ended when the server was killed. */
export interface LiveCall {
  readonly id: string;
  readonly state: string;
  readonly tabletId: string;
  readonly interpreterId: string | null;
}

export const liveCalls = (server: Restartable): Promise<LiveCall[]> =>
  server.rows((database) =>
    database.read('live-calls', (db) =>
      db
        .selectFrom('call')
        .select(['id', 'state', 'tablet_id as tabletId', 'interpreter_id as interpreterId'])
        .where('state', '<>', 'ended')
        .execute(),
    ),
  );

/** Connects the bots, and leaves their seats to those in browsers. */
export async function gatherBots(server: Restartable): Promise<Everybody> {
  const everybody = await server.gather();
  for (const { socket } of [...everybody.tablets.slice(BOTS), ...everybody.consoles.slice(BOTS)])
    socket.close();
  return everybody;
}

const isCut = (error: unknown): boolean =>
  error instanceof Error && /socket has been disconnected|operation has timed out/.test(error.message);

/** The bots of the ward: all but the last two tablets and interpreters, who are in browsers. */
export class Bots {
  readonly ledger = new Ledger();
  readonly #requests = Array.from({ length: BOTS }, (): string[] => []);

  /** Lets them call and answer. Resolves once all were cut off. */
  async run({ tablets, consoles }: Everybody): Promise<void> {
    const orCut = (work: Promise<void>) =>
      work.catch((error: unknown) => {
        if (!isCut(error)) throw error;
      });
    await Promise.all([
      ...consoles.slice(0, BOTS).map((console) => orCut(runConsole(console, this.ledger))),
      ...tablets.slice(0, BOTS).map((tablet, index) => {
        const own = this.#requests[index] ?? [];
        while (own.length < 1_000) own.push(newId());
        return orCut(runTablet(tablet, languageOf(index), this.ledger, own));
      }),
    ]);
  }

  /** Requests whose call is not the one that the bots were told of, or that became two. */
  contradictions(calls: readonly { readonly requestId: string; readonly id: string }[]): string[] {
    const rows = new Map(calls.map(({ requestId, id }) => [requestId, id]));
    const lost = [...this.ledger.calls].filter(
      ([requestId, id]) => id !== null && rows.get(requestId) !== id,
    );
    const doubled = calls.length - rows.size;
    return [
      ...lost.map(([requestId]) => `request ${requestId} lost its call`),
      ...(doubled > 0 ? [`${doubled} doubled requests`] : []),
    ];
  }
}

/** Resolves once the call is as its people left it: both sides see it, and nobody counts as away. */
export async function resumed(call: LiveCall, server: Restartable, everybody: Everybody): Promise<void> {
  const tablet = everybody.tablets[server.ward.tablets.indexOf(call.tabletId)];
  const console =
    everybody.consoles[server.ward.interpreters.findIndex(({ id }) => id === call.interpreterId)];
  if (tablet === undefined) throw new Error(`nobody has call ${call.id}`);
  await Promise.all([
    tabletSees(
      tablet,
      ({ call: own }) =>
        own?.callId === call.id && (!('interpreterAway' in own) || own.interpreterAway === null),
    ),
    console === undefined
      ? null
      : consoleSees(console, ({ call: own }) => own?.callId === call.id && own.tabletAway === null),
  ]);
}

/** Two calls in browsers that stay for the whole time: answers with the four pages. */
export async function browserCalls(server: Restartable, browser: Browser): Promise<Page[]> {
  const pages: Page[] = [];
  for (let index = BOTS; index < BOTS + BROWSER_CALLS; index += 1) {
    const [tablet, console] = await enterBoth(server, browser, index);
    await ring({ tablet, console }, BROWSER_LANGUAGE);
    await answer({ tablet, console });
    pages.push(tablet, console);
  }
  return pages;
}
