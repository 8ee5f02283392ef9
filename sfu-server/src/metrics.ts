import type { Outcome } from '@mado/core/domain/call.ts';
import { offerStates, type OfferState } from '@mado/core/domain/offer.ts';
import type { Role } from '@mado/core/protocol/version.ts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { InterpreterCount, LiveCallState } from './metrics-repository.ts';

type Awaitable<T> = T | Promise<T>;
export type ClosedOfferState = Exclude<OfferState, 'pending'>;
export type MediaObject = 'router' | 'transport' | 'producer' | 'consumer';

/** Where the gauges look when somebody reads them. */
export interface MetricSources {
  callsByState(): Awaitable<Record<LiveCallState, number>>;
  interpretersByStatusAndState(): Awaitable<readonly InterpreterCount[]>;
  /** Over all workers. */
  mediaObjects(): Awaitable<Record<MediaObject, number>>;
  /** Workers that live. */
  mediaWorkers(): Awaitable<number>;
  /** Connected sockets. */
  sockets(): Awaitable<Record<Role, number>>;
  databaseAway(): boolean;
  /** Commands that wait for the database. */
  spooledCommands(): number;
}

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
}

interface GaugeSpec<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly L[];
  readonly read: () => Awaitable<readonly (readonly [Record<L, string>, number])[]>;
}

type AddGauge = <L extends string>(spec: GaugeSpec<L>) => void;

const gaugeAdder =
  (registry: Registry, onError: (error: unknown) => void): AddGauge =>
  <L extends string>({ read, ...spec }: GaugeSpec<L>) => {
    const gauge: Gauge<L> = new Gauge<L>({
      ...spec,
      registers: [registry],
      async collect() {
        gauge.reset();
        try {
          for (const [labels, value] of await read()) gauge.set(labels, value);
        } catch (error) {
          // Of a gauge without labels, reset() makes a zero.
          gauge.remove({});
          onError(error);
        }
      },
    });
  };

function addCallGauges(add: AddGauge, sources: MetricSources): void {
  add({
    name: 'mado_calls_current',
    help: 'Calls that have not ended.',
    labelNames: ['state'],
    read: async () => labelled('state', await sources.callsByState()),
  });
  add({
    name: 'mado_interpreters',
    help: 'Interpreters by what they chose and what the routing did.',
    labelNames: ['status', 'state'],
    read: async () =>
      (await sources.interpretersByStatusAndState()).map(
        ({ status, state, count }) => [{ status, state }, count] as const,
      ),
  });
}

function addServerGauges(add: AddGauge, sources: MetricSources): void {
  add({
    name: 'mado_media_objects',
    help: 'Open objects of the media workers.',
    labelNames: ['kind'],
    read: async () => labelled('kind', await sources.mediaObjects()),
  });
  add({
    name: 'mado_media_workers',
    help: 'Media workers that live.',
    labelNames: [],
    read: async () => [[{}, await sources.mediaWorkers()]] as const,
  });
  add({
    name: 'mado_sockets',
    help: 'Connected sockets.',
    labelNames: ['role'],
    read: async () => labelled('role', await sources.sockets()),
  });
  add({
    name: 'mado_database_away',
    help: '1 while the database does not answer or cannot write, else 0.',
    labelNames: [],
    read: () => [[{}, Number(sources.databaseAway())]],
  });
  add({
    name: 'mado_spooled_commands',
    help: 'Commands that are kept until the database is back.',
    labelNames: [],
    read: () => [[{}, sources.spooledCommands()]],
  });
}

const labelled = <L extends string>(label: L, counts: Record<string, number>) =>
  Object.entries(counts).map(([value, count]) => [{ [label]: value } as Record<L, string>, count] as const);
