import type { IceParameters } from '@mado/core/protocol/webrtc.ts';
import type { types } from 'mediasoup-client';
import { isUnanswered, RequestError } from '../socket/request-error.ts';
import { readHeard, type Heard } from './heard.ts';
import type { MediaSignaling } from './signaling.ts';

/**
 * The path of one transport through the network, which can be sought anew even while there is no line to the server:
 * the server takes two sets of ICE parameters until it hears from a client by the newer one, and the client holds both.
 * To a browser each change from one to the other is a restart of ICE (RFC 8445, 9).
 */
export class IcePath {
  readonly transport: types.Transport;
  readonly #signaling: MediaSignaling;
  #used: IceParameters;
  #newest: IceParameters;
  #spare: IceParameters | null = null;
  #asking: Promise<IceParameters> | null = null;
  /** The server gave new ones that never arrived: asking again makes it forget those in use. */
  #answerLost = false;

  /** @param parameters those that the transport was opened with */
  constructor(signaling: MediaSignaling, transport: types.Transport, parameters: IceParameters) {
    this.transport = transport;
    this.#signaling = signaling;
    this.#used = this.#newest = parameters;
  }

  /** The browser says that it broke. */
  get broken(): boolean {
    return ['disconnected', 'failed'].includes(this.transport.connectionState);
  }

  /** Has parameters at hand to seek it anew by. @throws {RequestError} refused, or no line to ask on */
  async provide(): Promise<IceParameters> {
    if (this.#spare !== null) return this.#spare;
    // A request that waited for the line would be sent before the session is taken up on it.
    if (this.#signaling.connection.get().phase !== 'connected') throw new RequestError('disconnected', true);
    const given = await this.#ask();
    if (!this.#answerLost) return given;
    this.#answerLost = false;
    await this.seek();
    this.found();
    return this.provide();
  }

  /** Seeks it anew. @throws {RequestError} as `provide` does */
  async seek(): Promise<void> {
    const next = await this.provide();
    this.#spare = this.#used;
    this.#used = next;
    await this.transport.restartIce({ iceParameters: next as types.IceParameters });
  }

  /** Once, however many want it. */
  #ask(): Promise<IceParameters> {
    this.#asking ??= this.#request().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #request(): Promise<IceParameters> {
    try {
      const { iceParameters } = await this.#signaling.request('media:restart-ice', {
        transportId: this.transport.id,
      });
      this.#spare = this.#newest = iceParameters;
      return iceParameters;
    } catch (error) {
      this.#answerLost ||= isUnanswered(error);
      throw error;
    }
  }

  /** The server was heard on it. */
  found(): void {
    // Once it has heard from us by the newer parameters, the server knows nothing of the older ones.
    if (this.#used === this.#newest) this.#spare = null;
  }

  /** What was heard on it so far. */
  heard(): Promise<Heard> {
    return readHeard(this.transport);
  }
}
