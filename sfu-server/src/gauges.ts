import type { Role } from '@mado/core/protocol/version.ts';
import { Gauge, type Registry } from 'prom-client';
import type { InterpreterCount, LiveCallState } from './metrics-repository.ts';

type Awaitable<T> = T | Promise<T>;
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
  /** Until the certificate expires; null without TLS of our own. */
  certificateExpirySeconds(): number | null;
}

interface GaugeSpec<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly L[];
  /** Null: there is no such thing on this server. */
  readonly read: () => Awaitable<readonly (readonly [Record<L, string>, number])[] | null>;
}

type AddGauge = <L extends string>(spec: GaugeSpec<L>) => void;

export const gaugeAdder =
  (registry: Registry, onError: (error: unknown) => void): AddGauge =>
  <L extends string>({ read, ...spec }: GaugeSpec<L>) => {
    const gauge: Gauge<L> = new Gauge<L>({
      ...spec,
      registers: [registry],
      async collect() {
        gauge.reset();
        const values = await readOrTell(read, onError);
        // Of a gauge without labels, reset() makes a zero.
        if (values === null) gauge.remove({});
        for (const [labels, value] of values ?? []) gauge.set(labels, value);
      },
    });
  };

async function readOrTell<T>(
  read: () => Awaitable<T | null>,
  onError: (error: unknown) => void,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    onError(error);
    return null;
  }
}

export function addCallGauges(add: AddGauge, sources: MetricSources): void {
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

export function addServerGauges(add: AddGauge, sources: MetricSources): void {
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
  add({
    name: 'mado_tls_certificate_expiry_seconds',
    help: 'Until the certificate of this server expires; negative once it has.',
    labelNames: [],
    read: () => {
      const seconds = sources.certificateExpirySeconds();
      return seconds === null ? null : [[{}, seconds]];
    },
  });
}

const labelled = <L extends string>(label: L, counts: Record<string, number>) =>
  Object.entries(counts).map(([value, count]) => [{ [label]: value } as Record<L, string>, count] as const);
