import { settingsOf, type PictureSettings, type Step } from '@mado/core/domain/ladder.ts';
import {
  afterSilence,
  atTop,
  nextStanding,
  type LineReading,
  type Standing,
} from '@mado/core/domain/ladder-standing.ts';
import { noQueue, watchQueue, type QueueReading } from '@mado/core/domain/standing-queue.ts';
import type { Lowered } from '@mado/core/protocol/media.ts';
import { lineReadingOf } from './line-reading.ts';
import type { LinkStats } from './link-stats.ts';
import type { Sender } from './sender.ts';
import type { MediaSignaling } from './signaling.ts';

const SECOND_MS = 1_000;

/** What a {@link Ladder} reads and whom it moves. */
export interface LadderDeps {
  /** Null while nothing is sent. */
  readonly steps: () => readonly Step[] | null;
  /** What the browser knows of the own line and of its encoder; null while it knows nothing. */
  readonly read: () => Promise<(Omit<LineReading, 'down'> & QueueReading) | null>;
  /** Sends the picture like this from now on; null: none. */
  readonly send: (picture: PictureSettings | null) => Promise<void>;
  /** Less than all is sent, or all again. */
  readonly lowered: (lowered: Lowered | null) => void;
  /** Tells the other side. Rejects where it could not be told. */
  readonly tell: (lowered: Lowered | null) => Promise<unknown>;
}

/** Looks once a second what the lines carry, and sends as much as that. */
export class Ladder {
  readonly #deps: LadderDeps;
  readonly #timer: ReturnType<typeof setInterval>;
  #standing: Standing = atTop;
  #down: number | null = null;
  #queue = noQueue;
  #silent = false;
  #looking = false;
  /** What is sent; undefined before the first look. */
  #sent: PictureSettings | null | undefined;
  /** What the other side knows; undefined while that is unknown. */
  #told: Lowered | null | undefined = null;
  #lowered: Lowered | null = null;

  constructor(deps: LadderDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => void this.#look(), SECOND_MS);
  }

  /** What the line of whoever receives is believed to carry, in bits per second. */
  readonly downlink = (bps: number): void => {
    const isLess = bps < (this.#down ?? Infinity);
    this.#down = bps;
    // A line that is drowned for a second is believed to carry next to nothing for the next ten.
    if (isLess) void this.#follow();
  };

  /** Nothing gets through. */
  silence(): void {
    if (this.#silent) return;
    this.#silent = true;
    this.#standing = afterSilence(this.#standing);
    // Another path may be found, with another round trip.
    this.#queue = noQueue;
    void this.#follow();
  }

  /** Something gets through again. */
  again(): void {
    this.#silent = false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const steps = this.#deps.steps();
    if (steps === null || this.#silent || this.#looking) return;
    this.#looking = true;
    // Transports that were just closed have nothing to tell.
    const reading = await this.#deps.read().catch(() => null);
    this.#looking = false;
    if (reading === null || this.#isSilent()) return;
    this.#queue = watchQueue(this.#queue, reading);
    this.#standing = nextStanding(steps, this.#standing, { ...reading, down: this.#down });
    await this.#follow();
  }

  /** Asked anew after every wait. */
  #isSilent(): boolean {
    return this.#silent;
  }

  async #follow(): Promise<void> {
    const step = this.#deps.steps()?.[this.#standing.at];
    if (step === undefined) return;
    const { cause } = this.#standing;
    this.#say(cause === null ? null : { rung: step.rung, cause });
    await this.#send(capped(settingsOf(step, this.#down), this.#queue.cap));
  }

  async #send(picture: PictureSettings | null): Promise<void> {
    if (this.#sent !== undefined && isSame(picture, this.#sent)) return;
    this.#sent = picture;
    // A sender that was closed meanwhile, or a browser that cannot, sends as it did.
    await this.#deps.send(picture).catch(() => undefined);
  }

  #say(lowered: Lowered | null): void {
    if (!isSame(lowered, this.#lowered)) {
      this.#lowered = lowered;
      this.#deps.lowered(lowered);
    }
    if (this.#told !== undefined && isSame(lowered, this.#told)) return;
    this.#told = lowered;
    // What a lost line swallowed is told again with the next look.
    this.#deps.tell(lowered).catch(() => (this.#told = undefined));
  }
}

/** In steps, so that an encoder is not set anew for next to nothing. */
function capped(picture: PictureSettings | null, cap: number | null): PictureSettings | null {
  if (picture === null || cap === null) return picture;
  return { ...picture, maxBitrate: Math.min(picture.maxBitrate, Math.round(cap / 10_000) * 10_000) };
}

export const ladderOn = (
  signaling: MediaSignaling,
  stats: LinkStats,
  sender: () => Sender | null,
  lowered: LadderDeps['lowered'],
): Ladder =>
  new Ladder({
    steps: () => sender()?.ladder ?? null,
    read: async () => lineReadingOf(await stats.sent()),
    send: async (picture) => sender()?.sendPicture(picture),
    lowered,
    tell: (now) => signaling.request('media:set-lowered', { lowered: now }),
  });

function isSame<T extends object>(one: T | null, other: T | null): boolean {
  if (one === null || other === null) return one === other;
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
