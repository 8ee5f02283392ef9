import { MadoError } from '@mado/core/domain/errors.ts';
import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import type { Closed, TabletView } from '@mado/core/protocol/tablet.ts';
import type { ServedLanguage } from '../calls/call-store.ts';
import type { Changes } from '../calls/changes.ts';
import { waitingTablets, type TabletSnapshot } from '../calls/tablet-view-repository.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { CallMedia } from '../media/call-media.ts';
import { changeOf, type Openings } from '../opening/openings.ts';
import type { Snapshots } from '../outage/snapshots.ts';
import { WaitEstimates } from '../waiting/wait-estimates.ts';
import { Coalescer } from './coalescer.ts';
import type { Connections } from './connections.ts';
import { consoleView } from './console-view.ts';
import { Renewal } from './renewal.ts';
import { tabletView, type Estimates } from './tablet-view.ts';

export interface PublisherDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly times: RoutingTimes;
  readonly openings: Openings;
  readonly media: CallMedia;
  readonly connections: Connections;
  readonly snapshots: Snapshots;
  /** The database does not answer: what is shown is what was known, and nothing new can begin. */
  readonly databaseAway: () => boolean;
  /** The server is about to end. */
  readonly stopping: () => boolean;
  readonly onError: (error: unknown) => void;
}

interface Views {
  readonly tablets: Iterable<string>;
  readonly interpreters: Iterable<string>;
}

/** Tells clients what changed: each gets its whole view anew, read after the commit. */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #tablets: Coalescer;
  readonly #consoles: Coalescer;
  readonly #queues: Coalescer;
  readonly #estimates: WaitEstimates;
  /** When a language opens or closes. */
  readonly #renewal: Renewal;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#estimates = new WaitEstimates(deps.database, deps.clock);
    this.#renewal = new Renewal(deps.clock, () => this.publishTablets());
    this.#tablets = new Coalescer((id) => this.#pushTablet(id), deps.onError);
    this.#consoles = new Coalescer((id) => this.#pushConsole(id), deps.onError);
    this.#queues = new Coalescer((language) => this.#pushQueue(language), deps.onError);
  }

  publish({ events, tablets, interpreters, queues }: Changes): void {
    this.#estimates.changed();
    this.publishViews({ tablets, interpreters });
    for (const language of queues) this.#queues.request(language);
    for (const callId of new Set(events.map((event) => event.callId))) {
      for (const socket of this.#deps.connections.all('admin')) socket.emit('call:changed', { callId });
    }
  }

  /** Sends these people's views anew. */
  publishViews({ tablets, interpreters }: Views): void {
    for (const id of tablets) this.#tablets.request(id);
    for (const id of interpreters) this.#consoles.request(id);
  }

  /** Sends everybody's view anew. */
  publishAll(): void {
    this.publishTablets();
    this.publishViews({ tablets: [], interpreters: this.#deps.connections.subjects('interpreter') });
  }

  /** Sends every tablet's view anew. */
  publishTablets(): void {
    this.publishViews({ tablets: this.#deps.connections.subjects('tablet'), interpreters: [] });
  }

  /** Sends nothing any more by itself. */
  stop(): void {
    this.#renewal.stop();
  }

  /** @throws {MadoError} `forbidden` (no such tablet) */
  async tabletView(tabletId: string): Promise<TabletView> {
    const { snapshots, clock, media, times, openings } = this.#deps;
    // Taken before the rows are read, so that no view claims to be newer than what it shows.
    const now = clock.now();
    const snapshot = await snapshots.tablet(tabletId);
    if (snapshot === null) throw new MadoError('forbidden', 'no such tablet');
    const estimates = await this.#estimatesFor(snapshot);
    const closed = this.#closedAt(now, snapshot.languages);
    const context = { now, media, times, timeZone: openings.timeZone, closed };
    return { ...tabletView(snapshot, estimates, context), ...this.#server() };
  }

  /** @throws {MadoError} `forbidden` (no such interpreter) */
  async consoleView(interpreterId: string): Promise<InterpreterView> {
    const { snapshots, clock, media, times } = this.#deps;
    const now = clock.now();
    const snapshot = await snapshots.console(interpreterId);
    if (snapshot === null) throw new MadoError('forbidden', 'no such interpreter');
    return { ...consoleView(snapshot, { now, media, times }), ...this.#server() };
  }

  /** Resolves once everybody has been told. */
  async idle(): Promise<void> {
    await this.#queues.idle();
    await Promise.all([this.#tablets.idle(), this.#consoles.idle()]);
  }

  /** Of which languages no calls are taken. What is drawn of it holds until the next of them opens or closes. */
  #closedAt(now: Date, languages: readonly ServedLanguage[]): Map<string, Closed | null> {
    return new Map(
      languages.map(({ tag, opening }) => {
        const standing = this.#deps.openings.standing(opening, now);
        const until = changeOf(standing);
        if (until !== null) this.#renewal.due(until);
        return [tag, standing.open ? null : { opensAt: until?.getTime() ?? null }];
      }),
    );
  }

  /** Whoever has no call may begin one; whoever waits wants to know how long. */
  async #estimatesFor({ call, ahead, languages }: TabletSnapshot): Promise<Estimates> {
    const unknown = { ofNew: new Map(), estimate: null };
    if (this.#deps.databaseAway()) return unknown;
    if (call === null) return { ...unknown, ofNew: await this.#estimates.forNew(languages) };
    const { state } = call.status;
    if (state !== 'queued' && state !== 'offered') return unknown;
    const waiting = { language: call.language, ahead, ringing: state === 'offered' };
    return { ...unknown, estimate: await this.#estimates.of(waiting) };
  }

  #server(): { stopping?: true; databaseAway?: true } {
    return {
      ...(this.#deps.stopping() ? { stopping: true } : {}),
      ...(this.#deps.databaseAway() ? { databaseAway: true } : {}),
    };
  }

  async #pushTablet(id: string): Promise<void> {
    if (!this.#deps.connections.isPresent('tablet', id)) return;
    const view = await this.tabletView(id);
    for (const socket of this.#deps.connections.of('tablet', id)) socket.emit('view', view);
  }

  async #pushConsole(id: string): Promise<void> {
    if (!this.#deps.connections.isPresent('interpreter', id)) return;
    const view = await this.consoleView(id);
    for (const socket of this.#deps.connections.of('interpreter', id)) socket.emit('view', view);
  }

  async #pushQueue(language: string): Promise<void> {
    if (this.#deps.databaseAway()) return;
    const tablets = await this.#deps.database.read('waiting-tablets', (db) => waitingTablets(db, language));
    for (const id of tablets) this.#tablets.request(id);
  }
}
