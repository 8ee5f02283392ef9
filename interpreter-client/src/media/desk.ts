import { report } from '@mado/client/app/report.ts';
import { CallMediaSession } from '@mado/client/media/call-media-session.ts';
import { LocalMedia } from '@mado/client/media/local-media.ts';
import { mediaProfiles } from '@mado/client/media/media-profile.ts';
import type { ClientSocket } from '@mado/client/socket/client-socket.ts';
import { createStore, type ReadableStore } from '@mado/client/socket/store.ts';
import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { MediaKind } from '@mado/core/protocol/webrtc.ts';
import { codeOfFailure } from '../logic/failure.ts';
import { emptyDesk, type DeskState } from './desk-state.ts';
import { continues, isRenewed, purposeOf, type Purpose } from './purpose.ts';
import type { WindowLock } from '@mado/client/media/window-lock.ts';

const LOOK_AGAIN_MS = 1_000;

type CallPurpose = Extract<Purpose, { kind: 'call' }>;

/**
 * The camera, the microphone and the media of the one call. It follows the view: everything is opened when an offer
 * rings, sent once the call is answered, and turned off when the call is gone.
 */
export class Desk {
  readonly #socket: ClientSocket<InterpreterProtocol>;
  readonly #lock: WindowLock;
  readonly #state = createStore<DeskState>(emptyDesk);
  #purpose: Purpose | null = null;
  #preview = false;
  /** Counts the purposes, so that what an earlier one still had under way comes to nothing. */
  #turn = 0;
  #sent: LocalMedia | null = null;
  /** The call that was answered here: known before the view says so. */
  #answered: string | null = null;
  #mediaUp = false;

  constructor(socket: ClientSocket<InterpreterProtocol>, lock: WindowLock) {
    this.#socket = socket;
    this.#lock = lock;
    socket.view.subscribe(this.#follow);
  }

  get state(): ReadableStore<DeskState> {
    return this.#state;
  }

  readonly setPreview = (on: boolean): void => {
    this.#preview = on;
    this.#follow();
  };

  readonly setOn = (kind: MediaKind, on: boolean): void => this.#state.get().local?.setOn(kind, on);

  /** Tries camera and microphone again. */
  readonly retry = (): void => {
    const { local } = this.#state.get();
    if (local !== null) local.recover();
    else if (this.#purpose !== null) void this.#acquire(this.#purpose, this.#turn);
  };

  /** The server gave the call to us. */
  readonly answered = (callId: string): void => {
    this.#answered = callId;
    this.#proceed();
  };

  /** Brings the call to this window, or begins its media anew where they failed for good. */
  readonly takeOver = async (): Promise<void> => {
    const { session, elsewhere } = this.#state.get();
    const broken = elsewhere || (session !== null && session.state.get().error !== null);
    if (!broken || this.#purpose?.kind !== 'call') return;
    this.#drop();
    await this.#open(this.#purpose, true);
  };

  readonly #follow = (): void => {
    const previous = this.#purpose;
    const next = purposeOf(this.#socket.view.get(), this.#preview);
    this.#purpose = next;
    if (!continues(previous, next)) {
      this.#drop();
      // The preview was asked for before the call, not for after it.
      if (next?.kind === 'call') this.#preview = false;
      if (next?.kind === 'call') void this.#open(next, false);
      if (next?.kind === 'preview') void this.#acquire(next, this.#turn);
    } else if (isRenewed(previous, next)) this.#renew();
    this.#proceed();
  };

  async #open(purpose: CallPurpose, steal: boolean): Promise<void> {
    const turn = this.#turn;
    const mine = await this.#lock.take({ steal, lost: this.#lost });
    if (turn !== this.#turn) {
      if (mine && this.#purpose?.kind !== 'call') this.#lock.release();
      return;
    }
    if (!mine) {
      this.#waitForWindow(turn);
      return;
    }
    this.#join();
    void this.#acquire(purpose, turn);
  }

  /** With the ticket of the moment: it may have changed since the window was asked for. */
  #join(): void {
    if (this.#purpose?.kind !== 'call') return;
    const { callId, ticket } = this.#purpose;
    const session = new CallMediaSession(this.#socket, { callId, ticket });
    this.#patch({ session, elsewhere: false });
    session.warmUp().catch(report);
    void session.mediaUp.then(() => {
      if (this.#state.get().session === session) this.#mediaUp = true;
      this.#proceed();
    });
  }

  /** The media of the same call begin anew, as after a restart of the server: camera and window stay ours. */
  #renew(): void {
    // What is still being opened, or is open in another window, takes the new ticket when it comes to it.
    if (this.#state.get().session === null) return;
    this.#leave();
    this.#join();
  }

  /** The other window may be closed, as the page before a reload is: then nobody is asked anything. */
  #waitForWindow(turn: number): void {
    this.#patch({ elsewhere: true });
    setTimeout(() => {
      const waiting = turn === this.#turn && this.#state.get().elsewhere;
      if (waiting && this.#purpose?.kind === 'call') void this.#open(this.#purpose, false);
    }, LOOK_AGAIN_MS);
  }

  async #acquire({ modality }: Purpose, turn: number): Promise<void> {
    this.#patch({ acquiring: true, problem: null });
    try {
      const local = await LocalMedia.acquire(mediaProfiles[modality]);
      if (turn !== this.#turn) {
        local.release();
        return;
      }
      this.#patch({ local, acquiring: false });
      this.#proceed();
    } catch (error) {
      if (turn === this.#turn) this.#patch({ acquiring: false, problem: codeOfFailure(error) });
    }
  }

  /** Does what has become possible: sends once there is an answer and a camera, and says when the other side shows. */
  #proceed(): void {
    const { local, session } = this.#state.get();
    if (this.#purpose?.kind !== 'call' || session === null) return;
    if (!this.#purpose.answered && this.#answered !== this.#purpose.callId) {
      // A failure is met again, and told, when it is sent in earnest.
      if (local !== null) session.prepare(local).catch(() => undefined);
      return;
    }
    if (local !== null && this.#sent !== local) {
      this.#sent = local;
      session.send(local).catch(report);
    }
    const { callId } = this.#purpose;
    if (this.#mediaUp && this.#socket.view.get()?.call?.state === 'connecting') {
      // What a lost line swallows is said again with the view that follows its return.
      this.#socket.request('call:media-up', { callId }).catch(report);
    }
  }

  readonly #lost = (): void => {
    this.#drop();
    if (this.#purpose?.kind === 'call') this.#waitForWindow(this.#turn);
  };

  #drop(): void {
    this.#turn += 1;
    this.#leave();
    this.#state.get().local?.release();
    this.#lock.release();
    this.#state.set(emptyDesk);
  }

  #leave(): void {
    this.#state.get().session?.close();
    this.#sent = null;
    this.#mediaUp = false;
  }

  #patch(change: Partial<DeskState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}
