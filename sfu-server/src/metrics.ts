import type { Outcome } from '@mado/core/domain/call.ts';
import { offerStates, type OfferState } from '@mado/core/domain/offer.ts';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { addCallGauges, addServerGauges, gaugeAdder, type MetricSources } from './gauges.ts';

export type { MediaObject, MetricSources } from './gauges.ts';
export type ClosedOfferState = Exclude<OfferState, 'pending'>;

const waitBuckets = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600];
const mediaBuckets = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 45];

/** What the service tells Prometheus. Each has a registry of its own, so that several fit into one process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #calls: Counter<'language' | 'outcome'>;
  readonly #queueWait: Histogram<'language'>;
  readonly #answerToMedia: Histogram;
  readonly #offers: Counter<'outcome'>;
  readonly #workerDeaths: Counter;
  readonly #auditEntriesLost: Counter;

  /** @param onError called when a source fails: its gauge is left out of that reading. */
  constructor(sources: MetricSources, onError: (error: unknown) => void) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#calls = new Counter({
      name: 'mado_calls_total',
      help: 'Calls that ended.',
      labelNames: ['language', 'outcome'],
      registers,
    });
    this.#queueWait = new Histogram({
      name: 'mado_queue_wait_seconds',
      help: 'From the request of a call to its answer, of answered calls.',
      labelNames: ['language'],
      buckets: waitBuckets,
      registers,
    });
    this.#answerToMedia = new Histogram({
      name: 'mado_answer_to_media_seconds',
      help: 'From the answer of a call until both sides see or hear each other.',
      buckets: mediaBuckets,
      registers,
    });
    this.#offers = new Counter({
      name: 'mado_offers_total',
      help: 'Offers that were closed.',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of offerStates) if (outcome !== 'pending') this.#offers.inc({ outcome }, 0);
    this.#workerDeaths = new Counter({
      name: 'mado_media_worker_deaths_total',
      help: 'Media workers that died.',
      registers,
    });
    this.#auditEntriesLost = new Counter({
      name: 'mado_audit_entries_lost_total',
      help: 'Entries of the audit log that could not be written, of what had happened already.',
      registers,
    });
    const add = gaugeAdder(this.#registry, onError);
    addCallGauges(add, sources);
    addServerGauges(add, sources);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything, in the text format of Prometheus. */
  expose(): Promise<string> {
    return this.#registry.metrics();
  }

  callEnded(language: string, outcome: Outcome): void {
    this.#calls.inc({ language, outcome });
  }

  answered(language: string, waitSeconds: number): void {
    this.#queueWait.observe({ language }, waitSeconds);
  }

  /** Both sides of a call have media, `seconds` after its answer. */
  mediaUp(seconds: number): void {
    this.#answerToMedia.observe(seconds);
  }

  offerClosed(outcome: ClosedOfferState): void {
    this.#offers.inc({ outcome });
  }

  workerDied(): void {
    this.#workerDeaths.inc();
  }

  auditEntryLost(): void {
    this.#auditEntriesLost.inc();
  }
}
