import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Samples a second. */
const RATE = 48_000;
const SECONDS = 8;
/** Syllables a second, as in quick speech. */
const SYLLABLES = 5;
/** Every so many syllables one is a breath. */
const BREATH = 7;

/** The two lowest resonances of five vowels, in hertz: what tells them apart. */
const vowels = [
  [730, 1_090],
  [270, 2_290],
  [300, 870],
  [530, 1_840],
  [570, 840],
] as const;

/**
 * What a fake microphone hears: a voice that says vowel after vowel, each with a hiss before it. A codec takes it for
 * speech, which it does not do with a tone.
 */
export class VoiceFile implements AsyncDisposable {
  /** For the command line of Chromium. */
  readonly flags: readonly string[];
  readonly #folder: string;

  private constructor(folder: string, file: string) {
    this.#folder = folder;
    this.flags = [`--use-file-for-fake-audio-capture=${file}`];
  }

  static async make(): Promise<VoiceFile> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-voice-'));
    const file = path.join(folder, 'voice.wav');
    await writeFile(file, wav(spoken()));
    return new VoiceFile(folder, file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

/** Samples between −1 and 1. */
function spoken(): Float64Array {
  const samples = new Float64Array(RATE * SECONDS);
  const throat = vowels.map((resonances) => resonances.map((hertz) => new Resonance(hertz)));
  let phase = 0;
  let noise = 1;
  for (let index = 0; index < samples.length; index += 1) {
    const seconds = index / RATE;
    const syllable = Math.floor(seconds * SYLLABLES);
    const part = (seconds * SYLLABLES) % 1;
    phase = (phase + pitch(seconds) / RATE) % 1;
    noise = (noise * 48_271) % 2_147_483_647;
    const hiss = part < HISS ? (noise / 2_147_483_647 - 0.5) * 0.12 : 0;
    const voiced = part < HISS || syllable % BREATH === BREATH - 1 ? 0 : Math.sin(Math.PI * part);
    const resonances = throat[(syllable * 3) % throat.length] ?? [];
    const vowel = resonances.reduce((sum, one) => sum + one.next((1 - 2 * phase) * voiced), 0);
    samples[index] = Math.max(-1, Math.min(1, vowel * 0.006 + hiss));
  }
  return samples;
}

/** The share of a syllable that is a hiss. */
const HISS = 0.25;

/** In hertz: a voice rises and falls. */
const pitch = (seconds: number): number => 125 + 25 * Math.sin(2 * Math.PI * 0.4 * seconds);

/** A resonator of two poles, 80 Hz wide. */
class Resonance {
  readonly #first: number;
  readonly #second: number;
  #last = 0;
  #lastButOne = 0;

  constructor(hertz: number) {
    const radius = Math.exp((-Math.PI * 80) / RATE);
    this.#first = 2 * radius * Math.cos((2 * Math.PI * hertz) / RATE);
    this.#second = -(radius ** 2);
  }

  next(input: number): number {
    const output = input * 0.1 + this.#first * this.#last + this.#second * this.#lastButOne;
    this.#lastButOne = this.#last;
    this.#last = output;
    return output;
  }
}

/** One channel of 16-bit samples as a file. */
function wav(samples: Float64Array): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(Math.round(sample * 32_767), index * 2));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
