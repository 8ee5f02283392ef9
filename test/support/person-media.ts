import { politely } from '../integration/bots.ts';
import { clientDtlsParameters, clientRtpCapabilities, clientRtpParameters } from './fake-media-parameters.ts';
import type { Person, Side } from './person.ts';

const kinds = ['audio', 'video'] as const;

/** The media of somebody in a call, as a browser would open them; no packet flows. */
export class PersonMedia {
  readonly callId: string;
  readonly #person: Person<Side>;
  #sessionId = '';
  #transportIds: string[] = [];

  constructor(person: Person<Side>, callId: string) {
    this.#person = person;
    this.callId = callId;
  }

  /** Joins, and warms both transports up. */
  async warmUp(ticket: string): Promise<void> {
    const { callId } = this;
    this.#person.producers = [];
    const joined = await this.#ask((client) => client.request('media:join', { callId, ticket }));
    this.#sessionId = joined.sessionId;
    if (joined.producers.length > 0) this.#person.producers = joined.producers;
    this.#transportIds = [await this.#open('send'), await this.#open('receive')];
    await this.#ask((client) => client.request('media:warm-send', { sctpStreamParameters: { streamId: 0 } }));
    await this.#ask((client) => client.request('media:warm-receive', {}));
  }

  /** Sends sound and picture. */
  async send(): Promise<void> {
    for (const kind of kinds) {
      const rtpParameters = clientRtpParameters(kind);
      await this.#ask((client) => client.request('media:produce', { kind, rtpParameters }));
    }
  }

  /** Receives sound and picture of the other side, once they are sent. */
  async receive(): Promise<void> {
    for (const { producerId } of await this.#person.hears(kinds.length)) {
      const { consumerId } = await this.#ask((client) =>
        client.request('media:consume', { producerId, rtpCapabilities: clientRtpCapabilities }),
      );
      await this.#ask((client) => client.request('media:resume', { consumerId }));
    }
  }

  /** Goes on with the same media on another line. */
  async return(ticket: string): Promise<void> {
    const { callId } = this;
    const sessionId = this.#sessionId;
    await this.#ask((client) => client.request('media:return', { callId, ticket, sessionId }));
    for (const transportId of this.#transportIds)
      await this.#ask((client) => client.request('media:restart-ice', { transportId }));
  }

  async #open(direction: 'send' | 'receive'): Promise<string> {
    const { transportId } = await this.#ask((client) => client.request('media:open', { direction }));
    await this.#ask((client) =>
      client.request('media:connect', { transportId, dtlsParameters: clientDtlsParameters }),
    );
    return transportId;
  }

  #ask<T>(ask: (client: Person<Side>['anyClient']) => Promise<T>): Promise<T> {
    return politely(() => ask(this.#person.anyClient));
  }
}
