import { newId } from '@mado/sfu-server/ids.ts';
import { politely } from '../integration/bots.ts';
import { PersonMedia } from './person-media.ts';
import type { Person } from './person.ts';
import { languageOf, type Ring, type ScriptedWard } from './scripted-ward.ts';

/** One call from tap to survey, step by step, with all the media that browsers would open. */
export class WholeCall {
  readonly callId: string;
  readonly #ward: ScriptedWard;
  readonly tablet: Person<'tablet'>;
  readonly tabletMedia: PersonMedia;
  #ring: Ring | null = null;
  #consoleMedia: PersonMedia | null = null;

  private constructor(ward: ScriptedWard, tablet: Person<'tablet'>, callId: string) {
    this.#ward = ward;
    this.tablet = tablet;
    this.callId = callId;
    this.tabletMedia = new PersonMedia(tablet, callId);
  }

  static async request(ward: ScriptedWard, tablet: Person<'tablet'>, language: string): Promise<WholeCall> {
    const requestId = newId();
    const { callId } = await politely(() => tablet.client.request('call:request', { requestId, language }));
    return new WholeCall(ward, tablet, callId);
  }

  /** Somebody is rung, and both ends are warm: the tablet already sends. */
  static async rung(
    ward: ScriptedWard,
    tablet: Person<'tablet'>,
    language = languageOf.answered,
  ): Promise<WholeCall> {
    const call = await WholeCall.request(ward, tablet, language);
    const warm = async () => {
      await call.tabletMedia.warmUp(await call.#tabletTicket());
      await call.tabletMedia.send();
    };
    await Promise.all([call.#takeRing(), warm()]);
    return call;
  }

  /** Both sides have each other's media. */
  static async active(
    ward: ScriptedWard,
    tablet: Person<'tablet'>,
    language = languageOf.answered,
  ): Promise<WholeCall> {
    const call = await WholeCall.rung(ward, tablet, language);
    await call.accept();
    await call.converse();
    return call;
  }

  get console(): Person<'interpreter'> {
    return this.#rung.console;
  }

  get consoleMedia(): PersonMedia {
    if (this.#consoleMedia === null) throw new Error('nobody was rung');
    return this.#consoleMedia;
  }

  /** Whoever is rung passes on, and the next one is. */
  async passOn(): Promise<void> {
    await this.decline();
    await this.#takeRing();
  }

  async decline(): Promise<void> {
    const { console, offer } = this.#rung;
    await politely(() => console.client.request('offer:decline', { offerId: offer.offerId, reason: 'busy' }));
  }

  async accept(): Promise<void> {
    const { console, offer } = this.#rung;
    await politely(() => console.client.request('offer:accept', { offerId: offer.offerId }));
    await this.consoleMedia.send();
    await Promise.all([this.tabletMedia.receive(), this.consoleMedia.receive()]);
  }

  async converse(): Promise<void> {
    const { callId, console } = this;
    await politely(() => this.tablet.client.request('call:media-up', { callId }));
    await politely(() => console.client.request('call:media-up', { callId }));
    await this.tablet.sees('an active call', ({ call }) => (call?.state === 'active' ? call : null));
  }

  async endByTablet(): Promise<void> {
    const { callId } = this;
    await politely(() => this.tablet.client.request('call:end', { callId }));
  }

  async endByConsole(): Promise<void> {
    const { callId, console } = this;
    await politely(() => console.client.request('call:end', { callId }));
  }

  /** The interpreter's work after the call is over at once. */
  async wrapUp(): Promise<void> {
    const { callId, console } = this;
    await console.sees('wrap-up', ({ wrapUp }) => (wrapUp?.call.callId === callId ? wrapUp : null));
    await politely(() => console.client.request('wrap-up:done', {}));
  }

  async waits(): Promise<void> {
    await this.tablet.sees('a queued call', ({ call }) =>
      call?.state === 'queued' && !call.ringing ? call : null,
    );
  }

  async rate(): Promise<void> {
    const { callId } = this;
    await this.#ended();
    await politely(() => this.tablet.client.request('call:survey', { callId, rating: 3 }));
    await this.isGone();
  }

  async dismiss(): Promise<void> {
    const { callId } = this;
    await this.#ended();
    await politely(() => this.tablet.client.request('call:dismiss', { callId }));
    await this.isGone();
  }

  /** Resolves once the tablet shows its home. */
  async isGone(): Promise<void> {
    await this.tablet.sees('no call', ({ call }) => (call === null ? 'none' : null));
  }

  get #rung(): Ring {
    if (this.#ring === null) throw new Error('nobody was rung');
    return this.#ring;
  }

  async #takeRing(): Promise<void> {
    const ring = await this.#ward.rung(this.callId, this.#ring?.offer.offerId);
    this.#ring = ring;
    this.#consoleMedia = new PersonMedia(ring.console, this.callId);
    await this.#consoleMedia.warmUp(ring.offer.media.ticket);
  }

  async #ended(): Promise<void> {
    await this.tablet.sees('an ended call', ({ call }) => (call?.state === 'ended' ? call : null));
  }

  #tabletTicket(): Promise<string> {
    return this.tablet.sees('a ticket', ({ call }) =>
      call !== null && 'media' in call ? (call.media?.ticket ?? null) : null,
    );
  }
}
