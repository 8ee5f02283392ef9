import { createStore, type ReadableStore } from '../socket/store.ts';
import { initialState, patchState, type CallMediaState } from './call-media-state.ts';
import type { LocalMedia } from './local-media.ts';
import { MediaLink, type MediaAccess } from './media-link.ts';
import { isUp, lookUntil, show } from './media-up.ts';
import { RemoteTracks } from './remote-tracks.ts';
import { Retry } from './retry.ts';
import { TextChannel } from './text-channel.ts';
import { allWell, recordQuality, type Diagnoses } from './quality-recorder.ts';
import { failureOf, isCuredByJoining, isLost, whenBack, type MediaSignaling } from './signaling.ts';

/**
 * The media of one call, for a tablet or a console.
 * ```ts
 * const session = new CallMediaSession(socket, { callId, ticket });    // as soon as a view has a ticket
 * await session.prepare(local);                                        // console: while it rings; or `warmUp`
 * await session.send(local);                                           // tablet: at once; console: after the accept
 * const detach = session.attach(videoElement);                         // the remote video, with its sound
 * ```
 * A ticket of an offer stays the same through the answer, so one session serves from the ringing to the end. When the
 * media worker died it joins again by itself and sends what it sent.
 */
export class CallMediaSession {
  /** The sight and sound of the other side: always this one stream. */
  readonly remoteStream = new MediaStream();
  readonly #up = Promise.withResolvers<undefined>();
  /** Resolves once the media of the other side have arrived: a decoded frame or, without a picture, sound. */
  readonly mediaUp: Promise<void> = this.#up.promise;
  readonly #signaling: MediaSignaling;
  readonly #access: MediaAccess;
  readonly #state = createStore<CallMediaState>(initialState);
  readonly state: ReadableStore<CallMediaState> = this.#state;
  readonly #remote = new RemoteTracks((tracks) => patchState(this.#state, tracks));
  /** What both write to each other. */
  readonly text: TextChannel;
  /** What is the matter with the call at present. */
  readonly quality = createStore<Diagnoses>(allWell);
  readonly #retry = new Retry();
  #stopListening: (() => void)[] = [];
  #opening: Promise<void> | null = null;
  #link: MediaLink | null = null;
  #local: LocalMedia | null = null;
  /** Counts the attempts to join, so that what an earlier one still had under way comes to nothing. */
  #attempt = 0;

  constructor(signaling: MediaSignaling, access: MediaAccess) {
    this.#signaling = signaling;
    this.#access = access;
    this.text = new TextChannel(signaling);
  }

  /**
   * Joins and connects both ways, so that after the answer only tracks are missing. Idempotent; after `close` it begins
   * anew.
   * @throws the refusal, if the ticket is no longer good
   */
  async warmUp(): Promise<void> {
    if (this.#opening === null) {
      this.#state.set(initialState);
      this.#listen();
      this.#opening = this.#open();
    }
    await this.#opening;
  }

  /** Makes these ready, so that `send` has little left to do. Nothing flows yet. @throws the refusal of the server */
  async prepare(local: LocalMedia): Promise<void> {
    await this.warmUp();
    await this.#link?.prepare(local);
  }

  /**
   * Sends these, in place of any others, now and after every new join. What may work later is tried again.
   * @throws the refusal of the server, if it is final
   */
  async send(local: LocalMedia): Promise<void> {
    this.#local = local;
    await this.warmUp();
    const link = this.#link;
    try {
      await link?.send(local);
    } catch (error) {
      if (link !== this.#link) return;
      this.#failed(error);
      if (!isCuredByJoining(error)) throw error;
    }
  }

  /** Shows the other side in an element, in place of whatever it showed. @returns how to take it away */
  readonly attach = (element: HTMLVideoElement): (() => void) =>
    show(element, this.remoteStream, this.#foundUp);

  /** Leaves the call; the tracks of `send` are not stopped. Idempotent. */
  close(): void {
    this.#stop();
    this.#opening = null;
    this.#local = null;
  }

  readonly #foundUp = (): void => this.#up.resolve(undefined);

  #listen(): void {
    this.#stopListening = [
      this.#signaling.hurry(),
      this.text.start(),
      this.#signaling.on('media:producers', ({ producers }) => this.#link?.update(producers)),
      this.#signaling.on('media:downlink', ({ bps }) => this.#link?.downlink(bps)),
      this.#signaling.on('media:closed', ({ callId, reason }) => {
        if (callId !== this.#access.callId) return;
        if (reason === 'replaced') this.#fail('replaced');
        else this.#joinAgain();
      }),
      whenBack(this.#signaling, () => void this.#return()),
      recordQuality(this.#signaling, this.#access.callId, {
        stats: () => this.#link?.stats ?? null,
        state: this.state,
        quality: this.quality,
      }),
      lookUntil(() => isUp(this.#state.get(), this.#link?.receiver ?? null), this.#foundUp),
    ];
  }

  /** The media outlive a lost line, unless the server was restarted meanwhile or something was under way. */
  async #return(): Promise<void> {
    const link = this.#link;
    if (link === null) {
      this.#joinAgain();
      return;
    }
    try {
      await link.return();
    } catch (error) {
      if (link === this.#link && !isLost(error)) this.#joinAgain();
    }
  }

  #joinAgain(): void {
    patchState(this.#state, { ...initialState, silent: true });
    this.#opening = this.#open();
    this.#opening.catch(() => undefined);
  }

  /** Joins, as often as it takes. A later call supersedes an earlier one. */
  async #open(): Promise<void> {
    this.#leave();
    const attempt = this.#attempt;
    try {
      await this.#retry.untilDone(
        () => attempt === this.#attempt,
        () => this.#openLink(),
        isCuredByJoining,
      );
    } catch (error) {
      this.#fail(failureOf(error));
      throw error;
    }
  }

  async #openLink(): Promise<void> {
    this.#link?.close();
    const ifCurrent =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A): void => {
        if (link === this.#link) act(...args);
      };
    const link: MediaLink = new MediaLink(this.#signaling, this.#access, {
      stream: this.remoteStream,
      producersChanged: ifCurrent((list) => this.#remote.update(list)),
      sendingLowered: ifCurrent((sent) => patchState(this.#state, { sent })),
      connectionChanged: ifCurrent(() => patchState(this.#state, link.standing)),
      silenceChanged: ifCurrent((silent) =>
        patchState(this.#state, { silent: silent || link.connection !== 'connected' }),
      ),
      hopeless: ifCurrent(() => this.#joinAgain()),
      failed: ifCurrent((error) => this.#failed(error)),
    });
    this.#link = link;
    await link.open();
    if (this.#local !== null) await link.send(this.#local);
  }

  #failed(error: unknown): void {
    if (isCuredByJoining(error)) this.#joinAgain();
    else this.#fail(failureOf(error));
  }

  #fail(error: string): void {
    this.#stop();
    patchState(this.#state, { ...initialState, connection: 'failed', silent: true, error });
  }

  #stop(): void {
    this.#leave();
    this.#stopListening.splice(0).forEach((stop) => stop());
  }

  #leave(): void {
    this.#attempt += 1;
    this.#retry.cancel();
    this.#remote.stop();
    this.#link?.close();
    this.#link = null;
  }
}
