import type { types } from 'mediasoup-client';
import type { Sender } from './sender.ts';
import { chosenPairId, ofType } from './stats-report.ts';

/** A quarter of the pixels: still 320×240 of the usual picture, the least that signing can be read at (EN 301 549, 6.5.2). */
const leanBy = 2;
const lookEveryMs = 250;
/** A browser that does not tell what it believes the line to carry gets this long to find out. */
const [blindMs, patienceMs] = [2_000, 10_000];

/**
 * While nothing gets through, a sender comes to believe that the line carries next to nothing, and would take a second
 * and more for the first whole picture afterwards. So the picture is made small meanwhile, and whole again once the
 * sender believes in the line: sharpness is given up before movement.
 */
export class LeanPicture {
  readonly #sender: () => Pick<Sender, 'scaleDown'> | null;
  readonly #bitrate: () => Promise<number | null>;
  readonly #enough: () => number;
  /** Of the latest silence; a younger one ends the wait of an older. */
  #silence = 0;
  #lean = false;

  /**
   * @param bitrate what the line is believed to carry, in bits per second; null where that is not told
   * @param enough what a whole picture takes, in bits per second
   */
  constructor(
    sender: () => Pick<Sender, 'scaleDown'> | null,
    bitrate: () => Promise<number | null>,
    enough: () => number,
  ) {
    this.#sender = sender;
    this.#bitrate = bitrate;
    this.#enough = enough;
  }

  /** Nothing gets through. */
  async begin(): Promise<void> {
    this.#silence += 1;
    if (this.#lean) return;
    this.#lean = true;
    await this.#scale(leanBy);
  }

  /** Something gets through again: resolves once the picture is whole, or another silence has begun. */
  async end(): Promise<void> {
    if (!this.#lean) return;
    const silence = this.#silence;
    await this.#untilBelieved(() => silence !== this.#silence);
    if (silence !== this.#silence) return;
    this.#lean = false;
    await this.#scale(1);
  }

  async #untilBelieved(overtaken: () => boolean): Promise<void> {
    const start = performance.now();
    for (;;) {
      const bitrate = await this.#bitrate();
      const waited = performance.now() - start;
      if (overtaken() || waited >= patienceMs) return;
      if (bitrate === null ? waited >= blindMs : bitrate >= this.#enough()) return;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  async #scale(by: number): Promise<void> {
    // Only a help: a sender that was closed meanwhile, or a browser that cannot, sends as it did.
    await this.#sender()
      ?.scaleDown(by)
      .catch(() => undefined);
  }
}

export const leanPictureOn = (transport: types.Transport, sender: () => Sender | null): LeanPicture =>
  new LeanPicture(
    sender,
    () => believedBitrate(transport),
    () => sender()?.videoProfile?.wholeFromBitrate ?? 0,
  );

/** What the browser believes a transport to carry, in bits per second. */
async function believedBitrate(transport: types.Transport): Promise<number | null> {
  if (transport.closed) return null;
  const report = await transport.getStats();
  const chosen = chosenPairId(report);
  const pairs = ofType<RTCIceCandidatePairStats>(report, 'candidate-pair');
  return pairs.find(({ id }) => id === chosen)?.availableOutgoingBitrate ?? null;
}
