import type { Sample } from '@mado/core/domain/quality.ts';
import type { Modality } from '@mado/core/domain/language.ts';
import {
  calm,
  momentary,
  nextIndicator,
  type Diagnosis,
  type Indicator,
} from '@mado/core/domain/quality-diagnosis.ts';
import type { Reading } from '@mado/core/domain/quality-reading.ts';
import { nothingCarried, sampleOf, type Expected } from '@mado/core/domain/quality-sample.ts';
import { slotOf, windowOf } from '@mado/core/domain/quality-window.ts';
import type { ReadableStore, Store } from '../socket/store.ts';
import type { CallMediaState } from './call-media-state.ts';
import type { LinkStats } from './link-stats.ts';
import { QualityOutbox } from './quality-outbox.ts';
import { readingOf } from './quality-stats.ts';
import type { MediaSignaling } from './signaling.ts';

const SECOND_MS = 1_000;
/** Two readings closer together tell nothing of a second; further apart the device slept. */
const [SHORTEST_MS, LONGEST_MS] = [500, 5_000];

/** What is the matter with a call, for each kind of it: signing and speech ask for different things. */
export type Diagnoses = Readonly<Record<Modality, Diagnosis>>;
export const allWell: Diagnoses = { sign: 'well', spoken: 'well' };

/** What a recorder reads. */
export interface QualitySource {
  readonly stats: () => Pick<LinkStats, 'both'> | null;
  readonly state: ReadableStore<CallMediaState>;
  /** Where what it finds is told. */
  readonly quality: Store<Diagnoses>;
}

/**
 * Records how the other side is received, second by second, from their first packet on; tells what the people in the
 * call should know at once, and reports the rest in windows of ten seconds. @returns how to stop
 */
export function recordQuality(signaling: MediaSignaling, callId: string, source: QualitySource): () => void {
  const recorder = new Recorder(signaling, callId, source);
  const timer = setInterval(() => void recorder.tick(), SECOND_MS);
  return () => {
    clearInterval(timer);
    recorder.stop();
  };
}

class Recorder {
  readonly #signaling: MediaSignaling;
  readonly #source: QualitySource;
  readonly #outbox: QualityOutbox;
  #before: Reading | null = null;
  #carry = nothingCarried;
  #begun = false;
  #reading = false;
  #stopped = false;
  /** What the other side was last known to send. */
  #known: Expected = { picture: false, sound: false };
  #slot = 0;
  #samples: readonly Sample[] = [];
  #indicators: Readonly<Record<Modality, Indicator>> = { sign: calm, spoken: calm };

  constructor(signaling: MediaSignaling, callId: string, source: QualitySource) {
    this.#signaling = signaling;
    this.#source = source;
    this.#outbox = new QualityOutbox(signaling, callId);
    source.quality.set(allWell);
  }

  async tick(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    // Transports that were just closed have nothing to tell.
    const stats =
      (await this.#source
        .stats()
        ?.both()
        .catch(() => null)) ?? null;
    this.#reading = false;
    if (!this.#stopped) this.#take(stats && readingOf(stats));
  }

  stop(): void {
    this.#stopped = true;
    this.#finishWindow();
    this.#outbox.finish();
    this.#source.quality.set(allWell);
  }

  #take(reading: Reading | null): void {
    const before = this.#before;
    const passed = reading === null || before === null ? SECOND_MS : reading.at - before.at;
    if (passed < SHORTEST_MS && passed >= 0) return;
    this.#before = reading ?? (before && { ...before, at: before.at + SECOND_MS });
    const expected = this.#expected();
    this.#begun ||= hasArrived(reading);
    if (before === null || !this.#begun || passed < 0 || passed > LONGEST_MS) return;
    const { carry, ...sample } = sampleOf(before, reading, { expected, carry: this.#carry });
    this.#carry = carry;
    this.#keep(sample);
    this.#tell(sample);
  }

  /** What the other side has sent all through the second: what was just turned on has no whole second yet. */
  #expected(): Expected {
    const before = this.#known;
    const { connection, video, audio } = this.#source.state.get();
    // While the media are joined anew nothing is known of the other side: what was sent goes on, and is missed.
    const isUnknown = connection === 'connecting' && video === 'none' && audio === 'none';
    if (!isUnknown) this.#known = { picture: video === 'on', sound: audio === 'on' };
    const { picture, sound } = this.#known;
    return { picture: picture && before.picture, sound: sound && before.sound };
  }

  #keep(sample: Sample): void {
    // The second that has passed belongs where its middle was.
    const slot = slotOf(this.#signaling.serverNow() - SECOND_MS / 2);
    if (slot !== this.#slot) this.#finishWindow();
    this.#slot = slot;
    this.#samples = [...this.#samples, sample];
  }

  #finishWindow(): void {
    const samples = this.#samples;
    this.#samples = [];
    if (samples.length > 0) this.#outbox.add(windowOf(this.#slot, samples));
  }

  #tell(sample: Sample): void {
    const after = (modality: Modality) =>
      nextIndicator(this.#indicators[modality], momentary(modality, sample));
    this.#indicators = { sign: after('sign'), spoken: after('spoken') };
    const told = { sign: this.#indicators.sign.shown, spoken: this.#indicators.spoken.shown };
    const { sign, spoken } = this.#source.quality.get();
    if (sign !== told.sign || spoken !== told.spoken) this.#source.quality.set(told);
  }
}

const hasArrived = (reading: Reading | null): boolean =>
  (reading?.picture?.received ?? 0) > 0 || (reading?.sound?.received ?? 0) > 0;
