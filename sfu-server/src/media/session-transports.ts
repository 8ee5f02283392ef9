import { MadoError } from '@mado/core/domain/errors.ts';
import type { TransportDirection } from '@mado/core/protocol/media.ts';
import type { DtlsParameters, SctpStreamParameters } from '@mado/core/protocol/webrtc.ts';
import type { MediaTransport, WarmChannel } from './media-engine.ts';
import { Slots } from './slots.ts';

/** The transports of one participant: one a direction, each connected once. */
export class SessionTransports {
  readonly #all = new Slots<TransportDirection, MediaTransport>();
  readonly #connected = new Slots<string, true>();
  readonly #warmSend = new Slots<'send', { dataProducerId: string }>();
  readonly #warmReceive = new Slots<'receive', WarmChannel>();

  /** @throws {MadoError} `transport-exists`, and whatever `make` throws */
  open(direction: TransportDirection, make: () => Promise<MediaTransport>): Promise<MediaTransport> {
    return this.#all.fill(direction, 'transport-exists', make);
  }

  /** @throws {MadoError} `transport-not-found` `transport-connected` `invalid-message` */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = this.withId(transportId);
    await this.#connected.fill(transportId, 'transport-connected', async () => {
      await transport.connect(dtlsParameters);
      return true;
    });
  }

  /** @throws {MadoError} `transport-not-found` */
  withId(transportId: string): MediaTransport {
    const transport = this.#all.find(({ parameters }) => parameters.transportId === transportId);
    if (transport === null) throw new MadoError('transport-not-found');
    return transport;
  }

  /** @throws {MadoError} `transport-not-found` */
  of(direction: TransportDirection): MediaTransport {
    const transport = this.#all.get(direction);
    if (transport === null) throw new MadoError('transport-not-found');
    return transport;
  }

  /** @throws {MadoError} `producer-exists` `transport-not-found` */
  warmSend(sctpStreamParameters: SctpStreamParameters): Promise<{ dataProducerId: string }> {
    const transport = this.of('send');
    return this.#warmSend.fill('send', 'producer-exists', () => transport.warmSend(sctpStreamParameters));
  }

  /** @throws {MadoError} `consumer-exists` `transport-not-found` */
  warmReceive(): Promise<WarmChannel> {
    const transport = this.of('receive');
    return this.#warmReceive.fill('receive', 'consumer-exists', () => transport.warmReceive());
  }

  close(): void {
    for (const transport of this.#all.values()) transport.close();
    this.#all.clear();
  }
}
