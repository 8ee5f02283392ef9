import { askedMore, heardMore, type Heard } from './heard.ts';
import type { IcePath } from './ice-path.ts';
import { isLost, type MediaSignaling } from './signaling.ts';

const lookEveryMs = 100;
/** What falls silent for less comes back on the path that it had, or has found another by itself. */
const quietForMs = 1_000;
/** After a loss of the line there is less doubt. */
const quietAfterLossMs = 400;
/** A browser that hears nothing else asks for a sign of the server at least this often. */
const askedWithinMs = 3_000;
/** A path that is there is found within this; on a slow line it takes longer. */
const [attemptMs, patientAttemptMs] = [800, 3_000];
const patientEvery = 4;
/** Whoever is away for longer than any call is kept comes back to no call. */
const [calmAfterAttempts, calmAttemptMs] = [60, 10_000];
/** With a line to the server, so many attempts in vain say that the transports are lost. */
const attemptsBeforeHopeless = 4;

/** What others have to know of it. */
export interface PathEvents {
  /** Nothing gets through. */
  readonly lost: () => void;
  /** Something does again. */
  readonly found: () => void;
  /** The transports are past saving, though the line to the server stands. */
  readonly hopeless: () => void;
}

/**
 * Keeps the two transports of a call connected: when their path through the network breaks or the network itself
 * changes, ICE starts anew and everything on them goes on, whether there is a line to the server meanwhile or not.
 */
export class IceRecovery {
  readonly #signaling: MediaSignaling;
  readonly #paths: readonly IcePath[];
  readonly #events: PathEvents;
  #running = false;
  #stopped = false;
  #listening = false;
  /** There is news: an attempt that took its time is over. A younger one may be just about to be found. */
  #nudge: () => void = () => undefined;

  constructor(signaling: MediaSignaling, paths: readonly IcePath[], events: PathEvents) {
    this.#signaling = signaling;
    this.#paths = paths;
    this.#events = events;
    for (const { transport } of paths) transport.on('connectionstatechange', () => this.#look());
  }

  /** Makes ready for a loss of the path and of the line at once. */
  async prepare(): Promise<void> {
    // Only a provision: without it the path is sought when the line is back.
    await Promise.all(this.#paths.map((path) => path.provide())).catch(() => undefined);
  }

  /** Nothing of the other side arrives: where nothing arrives at all, it is the own path that is lost. */
  async silent(isStillSilent: () => boolean): Promise<void> {
    void this.#signaling.probe();
    if (this.#listening) return;
    this.#listening = true;
    while (isStillSilent() && !this.#running && !this.#stopped) {
      if (!(await this.#isAlive(quietForMs)) && isStillSilent()) await this.#recover();
    }
    this.#listening = false;
  }

  /** The line to the server was lost and is back: perhaps on another network, which a browser may notice late. */
  async lineIsBack(): Promise<void> {
    this.#nudge();
    if (this.#broken() || !(await this.#isAlive(quietAfterLossMs))) await this.#recover();
    else await this.prepare();
  }

  /** The browser has a network again. */
  readonly networkIsBack = (): void => {
    this.#nudge();
    this.#look();
  };

  stop(): void {
    this.#stopped = true;
  }

  #look(): void {
    if (this.#stopped || this.#running || !this.#broken()) return;
    // What broke the path of the media may have cut the line as well, without a sign of it.
    void this.#signaling.probe();
    void this.#recover();
  }

  #broken(): boolean {
    return this.#paths.some(({ broken }) => broken);
  }

  async #recover(): Promise<void> {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#events.lost();
    try {
      const found = await this.#seek();
      if (found) await this.#found();
      else this.#giveUp();
    } catch (error) {
      // Without a line nothing can start anew; when it is back it says so.
      if (!isLost(error)) this.#giveUp();
    } finally {
      this.#running = false;
    }
  }

  #giveUp(): void {
    if (!this.#stopped) this.#events.hopeless();
  }

  async #found(): Promise<void> {
    if (this.#stopped) return;
    this.#events.found();
    for (const path of this.#paths) path.found();
    this.#signaling.seek();
    await this.prepare();
  }

  /** @returns whether the paths were found, or there is no saving them */
  async #seek(): Promise<boolean> {
    for (let attempt = 1, inVain = 0; inVain < attemptsBeforeHopeless; attempt += 1) {
      const before = await this.#heard();
      await Promise.all(this.#paths.map((path) => path.seek()));
      const found = async () => (await this.#more(before)).every((where) => where === 'chosen');
      if (await this.#until(timeFor(attempt), found)) return true;
      const stands = this.#signaling.connection.get().phase === 'connected';
      // Another path answers, but the browser will be long in taking it: new transports are sooner there.
      if (stands && (await this.#more(before)).every((where) => where !== 'nowhere')) return false;
      inVain = stands ? inVain + 1 : 0;
    }
    return false;
  }

  /** Whether anything arrives on either path: both run through the same network. */
  async #isAlive(quietMs: number): Promise<boolean> {
    const before = await this.#heard();
    const alive = async () => (await this.#more(before)).includes('chosen');
    if (await this.#until(quietMs, alive)) return true;
    const asked = async () => {
      const now = await this.#heard();
      return now.some((path, index) => askedMore(before[index] ?? path, path));
    };
    return !(await asked()) && this.#until(askedWithinMs - quietMs, alive);
  }

  #heard(): Promise<Heard[]> {
    return Promise.all(this.#paths.map((path) => path.heard()));
  }

  /** Of each path, where something was heard since. */
  async #more(before: readonly Heard[]) {
    const now = await this.#heard();
    return now.map((path, index) => heardMore(before[index] ?? path, path));
  }

  /** Looks until it is so, or the time is over, or there is news. */
  async #until(withinMs: number, isSo: () => Promise<boolean>): Promise<boolean> {
    const start = performance.now();
    let end = start + withinMs;
    this.#nudge = () => {
      end = Math.min(end, start + attemptMs);
    };
    do {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      if (this.#stopped || (await isSo())) return true;
    } while (performance.now() < end);
    return false;
  }
}

function timeFor(attempt: number): number {
  if (attempt > calmAfterAttempts) return calmAttemptMs;
  return attempt % patientEvery === 0 ? patientAttemptMs : attemptMs;
}
